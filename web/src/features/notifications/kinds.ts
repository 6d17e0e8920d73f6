// What each kind of notification looks like, and where it leads.
import type { Notification, NotificationKind } from '@/api/types';
import type { IconName } from '@/ui/icon';

export const KIND_ICONS: Record<NotificationKind, IconName> = {
  needs_reauth: 'alert',
  failed: 'close',
  missed: 'clock',
  needs_review: 'question',
  insufficient_credits: 'pause',
  new_login: 'device',
  new_key: 'key',
  new_connection: 'check',
  key_rotation_finished: 'lock',
  feed: 'info',
};

/** Where something can be done about it. */
export type Target =
  | { page: 'post'; postId: string }
  | { page: 'feed'; feedId: string }
  | { page: 'connections' }
  | { page: 'security' }
  | { page: 'keys' };

/** The account comes before the post where that is what has to be mended. */
export function targetOf({ kind, account_id, post_id, feed_id }: Notification): Target | null {
  if (kind === 'new_login') return { page: 'security' };
  if (kind === 'new_key') return { page: 'keys' };
  if (kind === 'needs_reauth') return { page: 'connections' };
  if (feed_id !== null) return { page: 'feed', feedId: feed_id };
  if (post_id !== null) return { page: 'post', postId: post_id };
  return account_id === null ? null : { page: 'connections' };
}
