// Was jede Seite umgibt, vor und hinter der Tür, und Seiten, die keine sind.
import type { Words } from '..';

export const page: Words['page'] = {
  skip: 'Zum Inhalt springen',
  slogan: 'Pillarbox, dein eigener Postausgang.',
  documents: 'API-Dokumentation',
  theme: 'Farbschema',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  toDashboard: 'Zu deiner Übersicht',
  notFound: 'Hier ist keine Seite',
  notFoundWhy: 'Vielleicht ist in der Adresse ein Fehler, oder die Seite ist umgezogen.',
  failed: 'Diese Seite ließ sich nicht öffnen',
  nothingLost: 'Nichts von dem, was du geschrieben hast, ist verloren.',
  opening: 'diese Seite zu öffnen',
};
