// The pretend server's accounts: how they are, and what becomes of their posts.
import type { RequestHandler } from 'msw';
import type { Account, Waiting } from '../api/types';
import { ahead } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';

export function accountHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const find = (id: unknown) => world.accounts.find((account) => account.id === id);
  return [
    on(
      'get',
      '/api/accounts',
      guarded(() => reply(200, { items: world.accounts.map((one) => counted(world, one)), next_cursor: null })),
    ),
    on(
      'post',
      '/api/accounts/{id}/verify',
      guarded(({ params }) => {
        const account = find(params['id']);
        if (account === undefined) return problem('not_found', 404);
        if (account.status === 'revoked') return problem('account_not_connected', 409);
        if (account.status === 'needs_reauth') return problem('account_needs_reauth', 409);
        account.last_verified_at = new Date().toISOString();
        return reply(200, account);
      }),
    ),
    on(
      'get',
      '/api/x/auth-url',
      guarded(({ request }) =>
        reply(200, { url: new URL('/i/oauth2/authorize', request.url).href, expires_at: ahead(10) }),
      ),
    ),
    on(
      'post',
      '/api/x/disconnect',
      guarded(async ({ request }) => {
        const { account_id, waiting } = (await request.json()) as { account_id: string; waiting: Waiting };
        const account = find(account_id);
        if (account === undefined) return problem('not_found', 404);
        giveUpPosts(world, account, waiting);
        Object.assign(account, {
          status: 'revoked',
          status_reason: 'disconnected',
          status_detail: 'It was disconnected, and its access was given back. Connect it again to post.',
          access_token_expires_at: null,
          needs_you_by: null,
          renews_itself: false,
          can: [],
          waiting_posts: waiting === 'cancel' ? 0 : account.waiting_posts,
          forecast: { at_risk_count: 0, at_risk: [] },
        });
        return reply(200, account);
      }),
    ),
  ];
}

const waits = (state: string) => state === 'scheduled' || state === 'held';

/** Those a test has set, or those that are there. */
function counted(world: World, account: Account): Account {
  if (account.waiting_posts > 0) return account;
  const deliveries = world.posts.flatMap((post) => post.deliveries).filter((one) => one.account_id === account.id);
  return { ...account, waiting_posts: deliveries.filter(({ state }) => waits(state)).length };
}

function giveUpPosts(world: World, account: Account, waiting: Waiting): void {
  const end =
    waiting === 'cancel'
      ? { state: 'cancelled', status: 'cancelled' }
      : {
          state: 'held',
          reason: 'account_disconnected',
          detail: 'The account was disconnected. Connect it again to send this post.',
        };
  for (const post of world.posts) {
    const waiting = post.deliveries.filter((one) => one.account_id === account.id && waits(one.state));
    for (const delivery of waiting) Object.assign(delivery, end);
    if (waiting.length > 0 && end.state === 'cancelled') Object.assign(post, { can_edit: false, can_cancel: false });
  }
}
