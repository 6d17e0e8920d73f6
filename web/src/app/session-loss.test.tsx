import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aPng } from '@/testing/files';
import { visit } from '@/testing/render';
import { aSessionView } from '@/testing/samples';
import { serve } from '@/testing/server';

const PASSWORD = 'weaves algebraic patterns';

describe('a session that ends while writing', () => {
  test('leads to the sign-in and back, with text, image and description kept', async () => {
    const world = serve();
    const { user, here } = visit('/dashboard');
    await user.type(await screen.findByLabelText('Post text'), 'Half a thought');
    await user.upload(screen.getByLabelText('Choose images'), aPng());
    await user.type(await screen.findByLabelText('Describe the image'), 'A mill');
    world.isSessionLost = true;
    await user.click(screen.getByRole('button', { name: 'Post now' }));

    expect(await screen.findByRole('heading', { name: 'Sign in' })).toHaveFocus();
    expect(screen.getByText('Your session ended')).toBeInTheDocument();
    expect(here()).toContain('next=%2Fdashboard');

    await user.type(screen.getByLabelText('Username'), 'ada');
    await user.type(screen.getByLabelText('Password'), PASSWORD);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByLabelText('Post text')).toHaveValue('Half a thought');
    expect(screen.getByLabelText('Describe the image')).toHaveValue('A mill');
    expect(screen.getByRole('img', { name: 'A mill' })).toBeInTheDocument();
    expect(here()).toBe('/dashboard');
  });

  test('is noticed by reading too, and leads back to the same tab', async () => {
    serve({ isSessionLost: false });
    const world = serve();
    const { user, here } = visit('/dashboard/settings?tab=preferences');
    await screen.findByRole('switch');
    world.isSessionLost = true;
    await user.click(screen.getByRole('tab', { name: 'Security' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    await user.type(screen.getByLabelText('Username'), 'ada');
    await user.type(screen.getByLabelText('Password'), PASSWORD);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('This device')).toBeInTheDocument();
    expect(here()).toBe('/dashboard/settings?tab=security');
  });
});

describe('who is not signed in', () => {
  const signedOut = aSessionView({ user: null });

  test('is sent to the sign-in, and what comes in the address leads nowhere else', async () => {
    serve({ session: signedOut });
    const { user, here } = visit('/sign-in?next=https%3A%2F%2Fevil.example%2F');
    await user.type(await screen.findByLabelText('Username'), 'ada');
    await user.type(screen.getByLabelText('Password'), PASSWORD);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByLabelText('Post text');
    expect(here()).toBe('/dashboard');
  });

  test('reads why the password was not taken', async () => {
    serve({ session: signedOut });
    const { user } = visit('/sign-in');
    await user.type(await screen.findByLabelText('Username'), 'ada');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Username or password is not right.');
    expect(screen.getByLabelText('Username')).toHaveValue('ada');
  });

  test('finds registration closed where it is', async () => {
    serve({ session: signedOut });
    visit('/register');
    expect(await screen.findByRole('heading', { name: 'Registration is closed' })).toBeInTheDocument();
    expect(screen.queryByLabelText('Username')).not.toBeInTheDocument();
  });

  test('keeps an invitation of digits as it was given', async () => {
    serve({ session: { ...signedOut, registration: 'invite' } });
    visit('/register?invitation=0123e4');
    expect(await screen.findByLabelText('Invitation')).toHaveValue('0123e4');
  });
});

describe('a new server', () => {
  const fresh = aSessionView({ user: null, setup_required: true });

  test('shows the set-up wherever one arrives', async () => {
    serve({ session: fresh });
    const { user, here } = visit('/dashboard/settings');
    await user.type(await screen.findByLabelText('Username'), 'ada');
    await user.type(screen.getByLabelText('Password'), 'too short');
    await user.click(screen.getByRole('button', { name: 'Create administrator' }));
    expect(await screen.findByText('Use at least 15 characters; this has 9.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Password'), ' no longer short');
    await user.click(screen.getByRole('button', { name: 'Create administrator' }));
    await waitFor(() => expect(here()).toBe('/dashboard'));
  });

  test('asks for the token only where it is needed, and says where it is', async () => {
    serve({ session: { ...fresh, setup_token_required: true } });
    visit('/');
    expect(await screen.findByLabelText('Setup token')).toHaveAccessibleDescription(/in its log or in the terminal/);
  });
});

test('a server that cannot be reached leaves a page that can be tried again', async () => {
  const world = serve();
  const { server } = await import('@/testing/server');
  const { http, HttpResponse } = await import('msw');
  let isDown = true;
  server.use(http.get('*/api/auth/session', () => (isDown ? HttpResponse.error() : HttpResponse.json(world.session))));
  const { user } = visit('/dashboard');
  const retry = await screen.findByRole('button', { name: 'Try again' }, { timeout: 5000 });
  isDown = false;
  await user.click(retry);
  expect(await screen.findByLabelText('Post text', undefined, { timeout: 5000 })).toBeInTheDocument();
});
