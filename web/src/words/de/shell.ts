// Was die Seiten umgibt, wenn jemand angemeldet ist, und die Seiten, die alles zusammenstellen.
import type { Words } from '..';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');

export const shell: Words['shell'] = {
  main: 'Hauptmenü',
  dashboard: 'Übersicht',
  settings: 'Einstellungen',
  signOut: (username) => `${username} abmelden`,
  stillSignedIn: 'Du bist noch angemeldet: Der Server hat nicht geantwortet. Versuche es noch einmal.',
  write: 'Schreiben',
  notifications: 'Neuigkeiten',
  notificationsUnread: (count) => `Neuigkeiten, ${count} ungelesen`,
  unread: (count) => plural(count, { one: 'Eine ungelesene Neuigkeit', other: '# ungelesene Neuigkeiten' }),
  loadingDashboard: 'Deine Übersicht wird geladen',
  doingDashboard: 'deine Übersicht zu laden',
  noPlatform: 'X ist auf diesem Server noch nicht eingerichtet',
  noPlatformWhy:
    'Wer ihn betreibt, trägt X_CLIENT_ID und X_CLIENT_SECRET in seine Einstellungen ein. Dann kannst du hier dein Konto verbinden und schreiben.',
  begin: 'Hier beginnen deine Beiträge',
  beginWhy:
    'Verbinde dein X-Konto, um von hier zu veröffentlichen. Hier wirst du schreiben und sehen, wie jeder Beitrag ausging.',
  connect: 'Ein Konto verbinden',
  queue: 'Geplant',
  history: 'Verlauf',
  loadingPreferences: 'Deine Einstellungen werden geladen',
  loadingNotifications: 'Deine Neuigkeiten werden geladen',
  loadingSettings: 'Deine Einstellungen werden geladen',
  server: 'Dieser Server',
  tabs: {
    blog: 'Blog',
    connections: 'Konten',
    preferences: 'Allgemein',
    notifications: 'Neuigkeiten',
    keys: 'API-Schlüssel',
    security: 'Sicherheit',
  },
  signedInAs: 'Angemeldet als {user}.',
  signedInAsAdmin: 'Angemeldet als {user}, Administrator dieses Servers.',
};
