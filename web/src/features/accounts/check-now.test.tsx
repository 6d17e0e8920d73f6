import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aLostAccount } from '@/testing/account-samples';
import { plainLinks } from '@/testing/plain-links';
import { show } from '@/testing/render';
import { ago, anAccount } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { Toasts } from '@/ui/toast';
import { XConnections } from './x-connections';

async function connections() {
  const shown = show(
    <>
      <XConnections links={plainLinks} />
      <Toasts />
    </>,
  );
  return { ...shown, button: await screen.findByRole('button', { name: 'Check now' }) };
}

test('it says beforehand what X takes for it', async () => {
  serve({ accounts: [anAccount()] });
  await connections();
  expect(screen.getByText(/one user read/)).toBeInTheDocument();
});

test('an account that works is said to, with the time of now, and asked about once', async () => {
  const account = anAccount({ last_verified_at: ago(60 * 26) });
  serve({ accounts: [account] });
  let [asked, letGo]: [number, () => void] = [0, () => undefined];
  server.use(
    on('post', '/api/accounts/{id}/verify', async ({ params }) => {
      expect(params['id']).toBe(account.id);
      asked += 1;
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      account.last_verified_at = ago(0);
      return reply(200, account);
    }),
  );
  const { user, button } = await connections();
  expect(screen.getByText('yesterday')).toBeInTheDocument();
  await user.click(button);
  expect(button).toHaveTextContent('Asking X…');
  await user.click(button);
  await waitFor(() => expect(asked).toBe(1));
  act(() => letGo());
  expect(await screen.findByText('Works. Verified just now.')).toBeInTheDocument();
  expect(await screen.findByText('just now')).toBeInTheDocument();
  expect(asked).toBe(1);
});

describe('an answer that is not yes', () => {
  test.each([
    ['account_needs_reauth', 409, 'It does not work', /no longer accepts our access/],
    ['account_not_connected', 409, 'It is not connected any more', /disconnected meanwhile/],
    ['platform_not_configured', 409, 'X is not set up on this server any more', /add the X keys/],
    ['platform_refused', 409, 'X does not let us in', /Look at the account on X/],
    ['platform_unreachable', 503, 'X could not be asked', /nothing new is known/],
    ['internal_error', 500, 'We could not check this account', /The server said internal_error/],
  ] as const)('%s', async (code, status, title, detail) => {
    serve({ accounts: [anAccount()] });
    server.use(on('post', '/api/accounts/{id}/verify', () => problem(code, status)));
    const { user, button } = await connections();
    await user.click(button);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent(detail);
    await user.click(within(alert).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('shows how the account is now', async () => {
    const world = serve({ accounts: [anAccount()] });
    const { user, button } = await connections();
    world.accounts = [aLostAccount()];
    await user.click(button);
    expect(await screen.findByText('This account needs you')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('It does not work');
  });
});
