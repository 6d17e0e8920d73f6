// What surrounds the pages of somebody who is signed in, and the pages that put features together.
import { pluralsOf } from '../plural';

const plural = pluralsOf('en');

export const shell = {
  main: 'Main',
  dashboard: 'Dashboard',
  settings: 'Settings',
  signOut: (username: string) => `Sign out ${username}`,
  stillSignedIn: 'You are still signed in: the server did not answer. Try again.',
  write: 'Write',
  notifications: 'Notifications',
  notificationsUnread: (count: number) => `Notifications, ${count} unread`,
  unread: (count: number) => plural(count, { one: 'One unread notification', other: '# unread notifications' }),
  loadingDashboard: 'Loading your dashboard',
  doingDashboard: 'load your dashboard',
  noPlatform: 'X is not set up on this server yet',
  noPlatformWhy:
    'Whoever runs it adds X_CLIENT_ID and X_CLIENT_SECRET to its settings. Then you can connect your account and write here.',
  begin: 'Your posts begin here',
  beginWhy: 'Connect your X account to post from your dashboard. Here you will write, and see how each post went.',
  connect: 'Connect an account',
  queue: 'Queue',
  history: 'History',
  loadingPreferences: 'Loading your preferences',
  loadingNotifications: 'Loading your notifications',
  loadingSettings: 'Loading your settings',
  server: 'This server',
  tabs: {
    blog: 'Blog',
    connections: 'Social Connections',
    preferences: 'Preferences',
    notifications: 'Notifications',
    keys: 'API keys',
    security: 'Security',
  },
  signedInAs: 'Signed in as {user}.',
  signedInAsAdmin: 'Signed in as {user}, who looks after this server.',
};
