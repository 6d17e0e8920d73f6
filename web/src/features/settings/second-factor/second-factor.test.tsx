import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SecondFactor as State } from '@/api/types';
import { show } from '@/testing/render';
import { ago } from '@/testing/samples';
import { GOOD_CODE, recoveryCodes } from '@/testing/security-handlers';
import { serve } from '@/testing/server';
import { AuditTrail } from '../audit-trail';
import { SecondFactor } from './second-factor';

const ON: State = { on_since: ago(60), recovery_codes_left: 7 };

async function factor(state: Partial<State> = {}, asksPassword = false) {
  const world = serve({ secondFactor: { on_since: null, recovery_codes_left: 0, ...state }, asksPassword });
  const shown = show(<SecondFactor username="ada" />);
  await waitFor(() => expect(screen.queryByText('Loading your second factor')).not.toBeInTheDocument());
  return { ...shown, world };
}

test('it is set up with the code of an app, and its recovery codes go by a deliberate act only', async () => {
  const { user, world } = await factor();
  await user.click(screen.getByRole('button', { name: 'Set it up' }));
  expect(await screen.findByRole('img', { name: /QR code/ })).toBeInTheDocument();
  expect(screen.getByText('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')).toBeInTheDocument();
  await user.type(screen.getByLabelText('Code the app shows now'), '000000');
  await user.click(screen.getByRole('button', { name: 'Switch it on' }));
  expect(await screen.findByText(/This code is not right/)).toBeInTheDocument();
  expect(screen.getByRole('img', { name: /QR code/ })).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Code the app shows now'));
  await user.type(screen.getByLabelText('Code the app shows now'), GOOD_CODE);
  await user.click(screen.getByRole('button', { name: 'Switch it on' }));
  expect(await screen.findByText(new RegExp(recoveryCodes()[0] ?? ''))).toBeInTheDocument();
  expect(world.secondFactor.recovery_codes_left).toBe(10);
  await user.keyboard('{Escape}');
  expect(screen.getByRole('alert')).toHaveTextContent('Keep the codes first');
  await user.click(screen.getByRole('button', { name: 'I have kept them' }));
  expect(screen.queryByText(new RegExp(recoveryCodes()[0] ?? ''))).not.toBeInTheDocument();
  expect(await screen.findByText(/10 recovery codes are left/)).toBeInTheDocument();
});

test('a sign-in of long ago asks for the password first', async () => {
  const { user } = await factor({}, true);
  await user.click(screen.getByRole('button', { name: 'Set it up' }));
  await user.type(await screen.findByLabelText('Current password'), 'wrong');
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Set it up' }));
  expect(await within(dialog).findByText('The current password is not right.')).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Current password'));
  await user.type(screen.getByLabelText('Current password'), 'weaves algebraic patterns');
  await user.click(within(dialog).getByRole('button', { name: 'Set it up' }));
  expect(await screen.findByRole('img', { name: /QR code/ })).toBeInTheDocument();
});

test('switching it off takes password and code', async () => {
  const { user, world } = await factor(ON);
  await user.click(screen.getByRole('button', { name: 'Switch it off' }));
  const dialog = screen.getByRole('dialog');
  await user.type(within(dialog).getByLabelText('Current password'), 'weaves algebraic patterns');
  await user.type(within(dialog).getByLabelText(/Code from your app/), '999999');
  await user.click(within(dialog).getByRole('button', { name: 'Switch it off' }));
  expect(await within(dialog).findByText(/This code is not right/)).toBeInTheDocument();
  expect(world.secondFactor.on_since).not.toBeNull();
  await user.clear(within(dialog).getByLabelText(/Code from your app/));
  await user.type(within(dialog).getByLabelText(/Code from your app/), GOOD_CODE);
  await user.click(within(dialog).getByRole('button', { name: 'Switch it off' }));
  expect(await screen.findByText(/It is off/)).toBeInTheDocument();
});

test('new recovery codes are shown once', async () => {
  const { user } = await factor({ ...ON, recovery_codes_left: 1 });
  expect(screen.getByText(/1 recovery code is left/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Make new recovery codes' }));
  const dialog = screen.getByRole('dialog');
  await user.type(within(dialog).getByLabelText('Current password'), 'weaves algebraic patterns');
  await user.type(within(dialog).getByLabelText(/Code from your app/), GOOD_CODE);
  await user.click(within(dialog).getByRole('button', { name: 'Make new recovery codes' }));
  expect(await screen.findByText(new RegExp(recoveryCodes()[1] ?? ''))).toBeInTheDocument();
});

test('the trail says what happened, and words it does not know as they are', async () => {
  serve();
  const { user } = show(<AuditTrail />);
  expect(await screen.findByText('A post was written')).toBeInTheDocument();
  expect(screen.getAllByText('from 203.0.113.7')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('something.new')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});
