import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Account } from '@/api/types';
import { show } from '@/testing/render';
import { ago, ahead, anAccount, aPlatform, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { ConnectResult } from './connect-result';
import { XCard, XConnections } from './x-connections';

function card(accounts: Account[], platform = aPlatform()) {
  serve({ accounts, platforms: [platform] });
  return show(<XCard platform={platform} accounts={accounts} />);
}

/** jsdom cannot leave the page; this records where it was sent. */
function watchLeaving() {
  const assign = vi.fn();
  vi.stubGlobal('location', { ...window.location, assign });
  return assign;
}

describe('not connected', () => {
  test('says what connecting is for, in these words', () => {
    card([]);
    expect(screen.getByText('Connect your X account to post from your dashboard.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Connect X' })).toBeInTheDocument();
  });

  test('lists why X may show its own error page', async () => {
    const { user } = card([]);
    await user.click(screen.getByText('Did X show “Something went wrong”?'));
    for (const cause of [/byte for byte/, /127\.0\.0\.1/, /OAuth 2\.0 is not switched on/, /API key was used/]) {
      expect(screen.getByText(cause)).toBeInTheDocument();
    }
  });
});

test('not set up by the operator is no broken button', () => {
  card([], aPlatform({ configured: false }));
  expect(screen.getByText(/Not set up by the operator/)).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

describe('connecting', () => {
  test('asks for the address and goes there, and says so meanwhile', async () => {
    const assign = watchLeaving();
    const { user } = card([]);
    server.use(
      on('get', '/api/x/auth-url', () =>
        reply(200, { url: 'https://x.com/i/oauth2/authorize?a=b', expires_at: ahead(10) }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Connect X' }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith('https://x.com/i/oauth2/authorize?a=b'));
    expect(screen.getByRole('button', { name: 'Opening X…' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByText(/Taking you to X/)).toBeInTheDocument();
  });

  test('that cannot begin says why and can be tried again', async () => {
    const { user } = card([]);
    server.use(
      on('get', '/api/x/auth-url', () => problem('client_misconfigured', 503, { detail: 'X refuses our keys.' })),
    );
    await user.click(screen.getByRole('button', { name: 'Connect X' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('X refuses our keys.');
    expect(screen.getByRole('button', { name: 'Connect X' })).not.toHaveAttribute('aria-disabled');
  });
});

describe('connected', () => {
  test('shows who, what it can do, and how long the pass lasts', () => {
    const expires = ahead(118.5);
    card([anAccount({ access_token_expires_at: expires })]);
    const account = screen.getByRole('article', { name: '@ada_writes' });
    expect(within(account).getByText('Ada Lovelace')).toBeInTheDocument();
    expect(within(account).getByText('AL')).toBeInTheDocument();
    expect(within(account).getByRole('link', { name: '@ada_writes' })).toHaveAttribute('rel', 'noopener noreferrer');
    expect(
      within(account)
        .getAllByText(/^Connected$/)[0]
        ?.querySelector('svg'),
    ).not.toBeNull();
    expect(account).toHaveTextContent('Access renews itself; the current pass lasts 1 h 58 min more.');
    const exact = within(account).getByText('1 h 58 min');
    expect(exact).toHaveAttribute('datetime', expires);
    expect(exact.title).toMatch(/\d{2}:\d{2}:\d{2}/);
    expect(within(account).getByText('Post text')).toBeInTheDocument();
    expect(within(account).getByText('Post images with descriptions')).toBeInTheDocument();
  });

  test('with a pass that has run out does not count below zero', () => {
    card([anAccount({ access_token_expires_at: ago(3) })]);
    expect(screen.getByRole('article')).toHaveTextContent(
      'the current pass has run out and is renewed with the next post',
    );
  });

  test('that cannot renew itself says so', () => {
    card([anAccount({ can: ['post_text'], access_token_expires_at: ahead(60.5) })]);
    expect(screen.getByRole('article')).toHaveTextContent('Access: 1 h left. Then reconnect.');
    expect(screen.queryByText('Post images with descriptions')).not.toBeInTheDocument();
  });

  test('to the sandbox is marked', () => {
    card([anAccount()], aPlatform({ sandbox: true }));
    expect(screen.getByText('Sandbox')).toBeInTheDocument();
  });

  test('several accounts are all listed', () => {
    card([anAccount(), anAccount({ id: nextId(), username: 'engine_notes' })]);
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Connect another account' })).toBeInTheDocument();
  });
});

describe('needs attention', () => {
  test.each([
    ['grant_revoked', /withdrawn at X/],
    ['refresh_interrupted', /cut off midway/],
    ['missing_scope', /permission that posting needs/],
    ['account_suspended', /suspended or locked/],
    ['token_unreadable', /secret was changed/],
  ])('because of %s: a sentence, and Reconnect for this very account', async (standing_reason, sentence) => {
    const assign = watchLeaving();
    const account = anAccount({ standing: 'needs_reauth', standing_reason });
    const { user } = card([account]);
    const asked: (string | null)[] = [];
    server.use(
      on('get', '/api/x/auth-url', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('account_id'));
        return reply(200, { url: 'https://x.com/', expires_at: ahead(10) });
      }),
    );
    expect(screen.getByText('Needs attention')).toBeInTheDocument();
    expect(screen.getByText(sentence)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Reconnect' }));
    await waitFor(() => expect(assign).toHaveBeenCalled());
    expect(asked).toEqual([account.id]);
  });
});

test('disconnected offers to reconnect and nothing to disconnect', () => {
  card([anAccount({ standing: 'disconnected', can: [], access_token_expires_at: null })]);
  expect(screen.getByText('Disconnected')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Reconnect' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Disconnect' })).not.toBeInTheDocument();
});

describe('disconnecting', () => {
  async function ask() {
    const world = serve({ accounts: [anAccount()] });
    const shown = show(<XConnections />);
    await shown.user.click(await screen.findByRole('button', { name: 'Disconnect' }));
    return { ...shown, world, dialog: screen.getByRole('alertdialog', { name: 'Disconnect @ada_writes?' }) };
  }

  test('is asked about first, with what happens to waiting posts', async () => {
    const { user, world, dialog } = await ask();
    expect(dialog).toHaveTextContent('Posts that are waiting for this account are put on hold.');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Disconnect' })).toHaveFocus());
    expect(world.accounts[0]?.standing).toBe('active');
  });

  test('once confirmed shows the account as disconnected', async () => {
    const { user, dialog } = await ask();
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    expect(await screen.findByText('Disconnected')).toBeInTheDocument();
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  test('that fails says so in the dialog', async () => {
    const { user, dialog } = await ask();
    server.use(on('post', '/api/x/disconnect', () => problem('internal_error', 500, { detail: 'It failed here.' })));
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('It failed here.');
  });
});

describe('loading', () => {
  test('that fails can be tried again', async () => {
    serve();
    let isDown = true;
    server.use(
      on('get', '/api/accounts', () =>
        isDown ? problem('internal_error', 500) : reply(200, { items: [], next_cursor: null }),
      ),
    );
    const { user } = show(<XConnections />);
    expect(screen.getByText('Loading your connections')).toBeInTheDocument();
    const retry = await screen.findByRole('button', { name: 'Try again' });
    isDown = false;
    await user.click(retry);
    expect(await screen.findByRole('button', { name: 'Connect X' })).toBeInTheDocument();
  });
});

describe('back from X', () => {
  test('a refusal is announced, has the focus, and can be dismissed', async () => {
    const onDismiss = vi.fn();
    const { user } = show(<ConnectResult arrival={{ connectError: 'access_denied' }} onDismiss={onDismiss} />);
    const alert = screen.getByRole('alert');
    expect(alert).toHaveFocus();
    expect(alert).toHaveTextContent('You chose not to let Pillarbox post for you');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  test('the scopes that X did not give are named', () => {
    show(
      <ConnectResult arrival={{ connectError: 'missing_scope', missing: 'media.write' }} onDismiss={() => undefined} />,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('Missing: media.write');
  });

  test('success is announced', () => {
    show(<ConnectResult arrival={{ connected: 'x' }} onDismiss={() => undefined} />);
    expect(screen.getByRole('status')).toHaveTextContent('X is connected');
  });
});
