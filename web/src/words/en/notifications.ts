// What the user should know, and what of it is told, and how.

export const notifications = {
  doingLoad: 'load your notifications',
  doingLoadOlder: 'load older notifications',
  doingMark: 'mark that as read',
  isNew: 'New',
  /** Where it has happened more than once. */
  timesLast: '{count} times, last {when}',
  markRead: 'Mark as read',
  markReadOf: (title: string) => `Mark as read: ${title}`,
  markAll: 'Mark all as read',
  allRead: 'All of them are read.',
  emptyTitle: 'Nothing to tell you',
  empty:
    'What you should know appears here: an account that needs you, a post that did not go out, a device that signed in.',
  loadingOlder: 'Loading…',
  showOlder: 'Show older notifications',
  choose: 'Choose what you hear of',
  choices: 'What you hear of',
  doingLoadChoices: 'load what you hear of',
  doingStore: 'store your choice',
  what: 'What',
  channels: { in_app: 'In the app', mail: 'By mail' },
  /** For one box of the table: what, and how. */
  choice: { in_app: (what: string) => `${what}: in the app`, mail: (what: string) => `${what}: by mail` },
  kinds: {
    needs_reauth: 'An account has to be connected again',
    failed: 'A post was not published',
    missed: 'A post missed its time',
    needs_review: 'A post needs a look',
    insufficient_credits: 'A post waits for credits',
    new_login: 'A new device signed in',
    new_connection: 'An account was connected',
    new_key: 'A key for the API was made',
    feed: 'A blog that is shared needs a look',
    key_rotation_finished: 'Everything is sealed with the newest secret',
  },
  noMail: 'Nothing goes by mail: this server sends none. Your choice is kept for when it does.',
  noAddress: 'Nothing goes by mail: no address is confirmed. Your choice is kept for when one is.',
  mailGoes: (address: string) => `Mail goes to ${address}, once for each cause.`,
};
