// What a user is told, and how he wants to be told.
import type { Email, Notification, Preferences } from '../api/types';
import { ago, anAccount, nextId } from './samples';

export function aNotification(part: Partial<Notification> = {}): Notification {
  return {
    id: nextId(),
    kind: 'failed',
    title: 'A post of @ada_writes was not published',
    detail: 'X refused this post: it has more than one cashtag. Leave one out.',
    account_id: anAccount().id,
    post_id: null,
    feed_id: null,
    occurrences: 1,
    created_at: ago(30),
    last_at: ago(30),
    read_at: null,
    ...part,
  };
}

/** No address, on a server that sends mail. */
export function anEmail(part: Partial<Email> = {}): Email {
  return { address: null, pending: null, pending_expires_at: null, mail_available: true, ...part };
}

export function thePreferences(part: Partial<Preferences> = {}): Preferences {
  const both = { in_app: true, mail: true };
  return {
    auto_share_blog_to_x: false,
    time_zone: null,
    publish_late: 'default',
    notifications: {
      needs_reauth: both,
      failed: both,
      missed: both,
      needs_review: both,
      insufficient_credits: both,
      new_login: both,
      new_key: both,
      new_connection: both,
      key_rotation_finished: both,
      feed: both,
    },
    ...part,
  };
}

/** Of several kinds, the newest first, three of them unread. */
export function someNotifications(postId: string | null): Notification[] {
  return [
    aNotification({
      kind: 'needs_reauth',
      title: '@ada_writes on X has to be connected again',
      detail:
        'X no longer accepts this connection: it was ended there, or by connecting the same account elsewhere. Connect it again. 4 posts wait for it and go out then.',
      last_at: ago(6),
    }),
    aNotification({
      post_id: postId,
      occurrences: 3,
      last_at: ago(55),
      created_at: ago(60 * 5),
      title: '3 posts of @ada_writes were not published',
    }),
    aNotification({
      kind: 'new_login',
      title: 'A new device signed in',
      detail:
        'Somebody signed in as you with Firefox on Linux from 192.0.2.17. If that was not you, change your password now: that ends every other session.',
      account_id: null,
      last_at: ago(60 * 7),
    }),
    aNotification({
      kind: 'needs_review',
      title: 'A post of @ada_writes needs a look',
      detail: 'We could not find out whether X took it. Look at the profile on X before you send it again.',
      post_id: postId,
      last_at: ago(60 * 27),
      read_at: ago(60 * 26),
    }),
    aNotification({
      kind: 'missed',
      title: 'A post of @ada_writes missed its time',
      detail: 'The server was not running at that time. Send it now, or choose another time.',
      post_id: postId,
      last_at: ago(60 * 30),
      read_at: ago(60 * 26),
    }),
    aNotification({
      kind: 'insufficient_credits',
      title: 'A post of @ada_writes waits for credits',
      detail: 'The X credits of this server are used up. Whoever runs it adds some; the post then goes out.',
      last_at: ago(60 * 24 * 3),
      read_at: ago(60 * 24 * 3),
    }),
    aNotification({
      kind: 'new_connection',
      title: '@ada_writes on X is connected',
      detail:
        'Posts can be sent with it from now on. If you did not connect it, disconnect it and change your password.',
      last_at: ago(60 * 24 * 4),
      read_at: ago(60 * 24 * 4),
    }),
    aNotification({
      kind: 'new_key',
      title: 'A key for the API was made',
      detail: 'The key “laptop” may do this in your name: read posts. If you did not want it, revoke it.',
      account_id: null,
      last_at: ago(60 * 24 * 6),
      read_at: ago(60 * 24 * 6),
    }),
    aNotification({
      kind: 'key_rotation_finished',
      title: 'Everything is sealed with the newest secret',
      detail: 'The old secret can be taken out of the settings.',
      account_id: null,
      last_at: ago(60 * 24 * 9),
      read_at: ago(60 * 24 * 9),
    }),
  ];
}
