import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '@/testing/render';
import { ago } from '@/testing/samples';
import { GOOD_CODE } from '@/testing/security-handlers';
import { serve } from '@/testing/server';
import { SignInForm } from './sign-in-form';

async function withFactor() {
  serve({ secondFactor: { on_since: ago(60), recovery_codes_left: 9 } });
  const onSignedIn = vi.fn();
  const shown = show(<SignInForm onSignedIn={onSignedIn} />);
  await shown.user.type(screen.getByLabelText('Username'), 'ada');
  await shown.user.type(screen.getByLabelText('Password'), 'weaves algebraic patterns');
  await shown.user.click(screen.getByRole('button', { name: 'Sign in' }));
  const code = await screen.findByLabelText('Code from your app');
  return { ...shown, onSignedIn, code };
}

test('whoever has a second factor is asked for it once the password is right', async () => {
  const { user, onSignedIn, code } = await withFactor();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(code).toHaveFocus();
  await user.type(code, '000000');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText(/This code is not right/)).toBeInTheDocument();
  expect(onSignedIn).not.toHaveBeenCalled();
  await user.clear(code);
  await user.type(code, `${GOOD_CODE}{Enter}`);
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
});

test('a recovery code does instead, and there is a way back', async () => {
  const { user, onSignedIn } = await withFactor();
  await user.click(screen.getByRole('button', { name: 'Use a recovery code instead' }));
  await user.type(screen.getByLabelText('Recovery code'), 'AAAA-BBBB-CCCC-DDDD');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByLabelText('Password')).toHaveValue('');
  expect(onSignedIn).not.toHaveBeenCalled();
});
