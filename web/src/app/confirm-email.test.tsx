import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { anEmail } from '@/testing/notification-samples';
import { visit } from '@/testing/render';
import { aSessionView } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { dropToken } from './confirmation-token';

const signedOut = { session: aSessionView({ user: null }), email: anEmail({ pending: 'ada@example.org' }) };

beforeEach(dropToken);

const confirmButton = () => screen.findByRole('button', { name: 'Confirm this address' });

describe('the link in the mail', () => {
  test('confirms nothing by being opened, and leaves its token nowhere in the address', async () => {
    serve(signedOut);
    const confirmed = vi.fn();
    server.use(
      on('post', '/api/auth/email/confirm', () => {
        confirmed();
        return reply(200, { address: 'ada@example.org' });
      }),
    );
    const { here } = visit('/confirm-email?token=good');
    await confirmButton();
    expect(here()).toBe('/confirm-email');
    expect(confirmed).not.toHaveBeenCalled();
  });

  test('confirms with the button, without a session, and says where mail goes', async () => {
    const world = serve(signedOut);
    const { user, here } = visit('/confirm-email?token=good');
    await user.click(await confirmButton());
    expect(await screen.findByRole('heading', { name: 'Your address is confirmed' })).toBeInTheDocument();
    expect(screen.getByText('ada@example.org')).toBeInTheDocument();
    expect(world.email.address).toBe('ada@example.org');
    await user.click(screen.getByRole('link', { name: 'Go to your dashboard' }));
    await waitFor(() => expect(here()).toContain('/sign-in'));
  });

  test('that is no longer good says so, and where another comes from', async () => {
    serve(signedOut);
    const { user } = visit('/confirm-email?token=old');
    await user.click(await confirmButton());
    expect(await screen.findByRole('heading', { name: 'This link is no longer good' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'ask for it in the settings' })).toHaveAttribute(
      'href',
      '/dashboard/settings?tab=notifications',
    );
  });

  test('that is tried too often can be tried again later', async () => {
    serve(signedOut);
    server.use(on('post', '/api/auth/email/confirm', () => problem('too_many_tries', 429, { retry_after_secs: 40 })));
    const { user } = visit('/confirm-email?token=good');
    await user.click(await confirmButton());
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not confirm the address');
    expect(await confirmButton()).toBeInTheDocument();
  });

  test('without its token there is nothing to confirm', async () => {
    serve(signedOut);
    visit('/confirm-email');
    expect(await screen.findByRole('heading', { name: 'There is nothing to confirm here' })).toBeInTheDocument();
  });
});
