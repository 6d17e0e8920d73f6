import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Account } from '@/api/types';
import { aLostAccount } from '@/testing/account-samples';
import { plainLinks } from '@/testing/plain-links';
import { show } from '@/testing/render';
import { ago, ahead, anAccount, aPlatform, aScheduledPost, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { ConnectResult } from './connect-result';
import { XCard, XConnections } from './x-connections';

function card(accounts: Account[], platform = aPlatform()) {
  serve({ accounts, platforms: [platform] });
  return show(<XCard platform={platform} accounts={accounts} links={plainLinks} />);
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
  test('shows who, how it is, what it can do, and when that was last so', () => {
    const [renewed, verified, used] = [ahead(118.5), ago(125), ago(12)];
    card([
      anAccount({
        access_token_expires_at: renewed,
        last_verified_at: verified,
        last_used_at: used,
        waiting_posts: 5,
        avatar_url: '/api/accounts/1/avatar?v=1',
      }),
    ]);
    const account = screen.getByRole('article', { name: '@ada_writes' });
    expect(within(account).getByText('Ada Lovelace')).toBeInTheDocument();
    expect(account.querySelector('img')).toHaveAttribute('src', '/api/accounts/1/avatar?v=1');
    expect(within(account).getByRole('link', { name: '@ada_writes' })).toHaveAttribute('rel', 'noopener noreferrer');
    expect(within(account).getByText('Connected').querySelector('svg')).not.toBeNull();
    expect(within(account).getByText(/^Renews by itself/)).toHaveTextContent('Renews by itself, next in 1 h 58 min');
    const told = within(account).getByText('2 hours ago');
    expect(told).toHaveAttribute('datetime', verified);
    expect(told.title).toMatch(/\d{2}:\d{2}:\d{2}/);
    expect(account).toHaveTextContent('Last verified 2 hours ago');
    expect(account).toHaveTextContent('Last used 12 minutes ago');
    expect(account).toHaveTextContent('Posts waiting 5');
    for (const ability of ['Post text', 'Post images with descriptions', 'Read how your posts do']) {
      expect(within(account).getByText(ability)).toBeInTheDocument();
    }
  });

  test('and never used nor verified says not yet', () => {
    card([anAccount({ last_verified_at: null, last_used_at: null })]);
    expect(screen.getByRole('article')).toHaveTextContent('Last verified not yet');
    expect(screen.getByRole('article')).toHaveTextContent('Last used not yet');
    expect(screen.getByRole('article')).toHaveTextContent('Posts waiting none');
  });

  test('with a pass that has run out does not count below zero', () => {
    card([anAccount({ access_token_expires_at: ago(3) })]);
    expect(screen.getByText('Renews by itself')).toBeInTheDocument();
  });

  test('without the pictures of X shows initials', () => {
    card([anAccount({ avatar_url: null })]);
    expect(screen.getByText('AL')).toBeInTheDocument();
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

describe('how it is', () => {
  const FRIDAY = 60 * 24 * 3;

  test.each([
    ['active', 'Connected'],
    ['expiring', 'Ends soon'],
    ['needs_reauth', 'Needs you'],
    ['revoked', 'Disconnected'],
  ] as const)('%s is the word "%s", with an icon', (status, word) => {
    card([anAccount({ status })]);
    expect(screen.getByText(word).querySelector('svg')).not.toBeNull();
  });

  test('lost: the server’s sentence, and Reconnect for this very account', async () => {
    const assign = watchLeaving();
    const account = aLostAccount();
    const { user } = card([account]);
    const asked: (string | null)[] = [];
    server.use(
      on('get', '/api/x/auth-url', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('account_id'));
        return reply(200, { url: 'https://x.com/', expires_at: ahead(10) });
      }),
    );
    expect(screen.getByText('This account needs you')).toBeInTheDocument();
    expect(screen.getByText(account.status_detail ?? '')).toBeInTheDocument();
    expect(screen.queryByText(/Renews by itself/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Reconnect' }));
    await waitFor(() => expect(assign).toHaveBeenCalled());
    expect(asked).toEqual([account.id]);
  });

  test('ending by itself says by when, and offers to reconnect', () => {
    card([anAccount({ status: 'expiring', renews_itself: false, needs_you_by: ahead(FRIDAY) })]);
    expect(screen.getByRole('article')).toHaveTextContent(/This account needs you by \w+/);
    expect(screen.getByRole('article')).toHaveTextContent(/Needs you by \w+/);
    expect(screen.getByRole('button', { name: 'Reconnect' })).toBeInTheDocument();
  });

  test('ending because of the server names its operator, and offers nothing that would not help', () => {
    card([anAccount({ status: 'expiring', renews_itself: true, needs_you_by: ahead(90) })]);
    expect(screen.getByRole('article')).toHaveTextContent(/Whoever runs this server has to act by \d+/);
    expect(screen.getByRole('article')).toHaveTextContent(/Needs the operator by \d+/);
    expect(screen.queryByRole('button', { name: 'Reconnect' })).not.toBeInTheDocument();
  });

  test('not renewed for now is told, and is no trouble', () => {
    const status_detail = 'X could not be asked to renew the access. It is tried again every few minutes.';
    card([anAccount({ status_detail })]);
    expect(screen.getByText(status_detail)).toBeInTheDocument();
    expect(screen.getByText('Connected')).toBeInTheDocument();
  });

  test('disconnected offers to reconnect and nothing to disconnect or check', () => {
    card([anAccount({ status: 'revoked', can: [], access_token_expires_at: null })]);
    expect(screen.getByRole('button', { name: 'Reconnect' })).toBeInTheDocument();
    for (const name of ['Disconnect', 'Check now']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });
});

describe('disconnecting', () => {
  async function ask(waiting = 0) {
    const waitings = Array.from({ length: waiting }, () => aScheduledPost());
    const world = serve({ accounts: [anAccount()], posts: waitings });
    const shown = show(<XConnections links={plainLinks} />);
    await shown.user.click(await screen.findByRole('button', { name: 'Disconnect' }));
    return { ...shown, world, dialog: screen.getByRole('alertdialog', { name: 'Disconnect @ada_writes?' }) };
  }

  test('is asked about first, with what happens', async () => {
    const { user, world, dialog } = await ask();
    expect(dialog).toHaveTextContent('gives its access back to the sandbox and forgets its tokens');
    expect(within(dialog).queryByRole('radio')).not.toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Disconnect' })).toHaveFocus());
    expect(world.accounts[0]?.status).toBe('active');
  });

  test('once confirmed shows the account as disconnected', async () => {
    const { user, dialog } = await ask();
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    expect(await screen.findByText('Disconnected')).toBeInTheDocument();
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  test('keeps waiting posts unless told otherwise', async () => {
    const { user, world, dialog } = await ask(2);
    expect(within(dialog).getByRole('group', { name: '2 posts wait for this account' })).toBeInTheDocument();
    expect(within(dialog).getByRole('radio', { name: 'Keep the 2 waiting posts' })).toBeChecked();
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    await screen.findByText('Disconnected');
    expect(world.posts.map(({ deliveries }) => deliveries[0]?.state)).toEqual(['held', 'held']);
  });

  test('cancels them for who wants that, and the button says so', async () => {
    const { user, world, dialog } = await ask(2);
    await user.click(within(dialog).getByRole('radio', { name: 'Cancel the 2 waiting posts' }));
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect and cancel 2 posts' }));
    await screen.findByText('Disconnected');
    expect(world.posts.map(({ deliveries }) => deliveries[0]?.state)).toEqual(['cancelled', 'cancelled']);
  });

  test('forgets what was chosen when nothing came of it', async () => {
    const { user, dialog } = await ask(1);
    await user.click(within(dialog).getByRole('radio', { name: 'Cancel the waiting post' }));
    await user.click(within(dialog).getByRole('button', { name: 'Stay connected' }));
    await user.click(screen.getByRole('button', { name: 'Disconnect' }));
    expect(screen.getByRole('radio', { name: 'Keep the waiting post' })).toBeChecked();
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
    const { user } = show(<XConnections links={plainLinks} />);
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
