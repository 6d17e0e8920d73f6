// Accounts that are not simply well, and posts that will not go out because of it.
import type { Account, ImageGrant, Notification, Post, PostAtRisk } from '../api/types';
import { someNotifications } from './notification-samples';
import { aDelivery, ahead, anAccount, anImageGrant, aPost, aSchedule, nextId } from './samples';

/** One that X no longer accepts, with posts that wait for it. */
export function aLostAccount(part: Partial<Account> = {}, waiting = 0): Account {
  const status_detail =
    'X no longer accepts this connection: it was ended there, or by connecting the same account elsewhere. Connect it again.';
  const at_risk = Array.from({ length: Math.min(waiting, 20) }, (_, place) =>
    aPostAtRisk({ due_at: ahead(60 * (4 + place * 9)), detail: status_detail }),
  );
  return anAccount({
    status: 'needs_reauth',
    status_reason: 'grant_revoked',
    status_detail,
    can: [],
    renews_itself: false,
    waiting_posts: waiting,
    forecast: { at_risk_count: waiting, at_risk },
    ...part,
  });
}

export function aPostAtRisk(part: Partial<PostAtRisk> = {}): PostAtRisk {
  return {
    post_id: nextId(),
    delivery_id: nextId(),
    due_at: ahead(60 * 4),
    excerpt: 'Notes on the Analytical Engine, part two.',
    reason: 'grant_revoked',
    act: 'reconnect',
    detail: 'X no longer accepts this connection. Connect it again.',
    ...part,
  };
}

/** An account on a server that sends images with a second grant. */
export function withImageStep(state: ImageGrant['state'], reason: ImageGrant['reason'] = null): Account {
  const { can, ...rest } = anAccount({ profile_url: '/ada_writes' });
  const isActive = state === 'active';
  return {
    ...rest,
    can: can.filter((ability) => isActive || ability !== 'post_images'),
    image_grant: anImageGrant({ state, reason }),
  };
}

/** X has withdrawn the access of the account: posts are held, and everything says so. */
export function needingYou(): { accounts: Account[]; posts: Post[]; notifications: Notification[] } {
  const lost = aLostAccount({ profile_url: '/ada_writes' }, 4);
  const held = lost.forecast.at_risk.map(({ post_id, delivery_id, due_at }, index) =>
    aPost({
      id: post_id,
      text: `Notes on the Analytical Engine, part ${index + 3}.`,
      schedule: aSchedule({ at: due_at }),
      deliveries: [
        aDelivery({
          id: delivery_id,
          state: 'held',
          due_at,
          attempt_count: 0,
          reason: 'account_needs_reauth',
          detail: 'X no longer accepts our access. Reconnect the account; this post then goes out.',
        }),
      ],
    }),
  );
  return { accounts: [lost], posts: held, notifications: someNotifications(held[0]?.id ?? null) };
}

/** Works, and yet three of five posts will not go out: each for another reason. */
export function withTroubleAhead(): Account {
  const images = { act: 'give_image_permission', reason: 'image_grant_required' } as const;
  const at_risk = [
    aPostAtRisk({
      act: 'shorten_text',
      reason: 'text_too_long',
      due_at: ahead(60 * 3),
      detail: 'The text counts 312; X takes 280 from this account now. Shorten it before its time.',
    }),
    ...[20, 44].map((hours) =>
      aPostAtRisk({
        ...images,
        due_at: ahead(60 * hours),
        detail: 'Images need a second permission at X. Give it in the settings.',
      }),
    ),
  ];
  return { ...withImageStep('missing'), waiting_posts: 5, forecast: { at_risk_count: at_risk.length, at_risk } };
}

/** Two more accounts, one of which may write long texts. */
export function theOthers(): Account[] {
  return [
    anAccount({ id: '0198c0de-0000-7000-8000-0000000000bc', username: 'engine_notes', display_name: 'Engine Notes' }),
    anAccount({
      id: '0198c0de-0000-7000-8000-0000000000bd',
      username: 'analytical_society',
      display_name: 'The Analytical Society',
      text_weighted_max: 25_000,
    }),
  ];
}
