// Wohin der Link in einer Mail führt.
import type { Words } from '..';

export const confirm: Words['confirm'] = {
  title: 'Bestätige deine Adresse',
  lead: 'Nur, wenn du selbst darum gebeten hast. Pillarbox schickt dann hierher, was in den Einstellungen gewählt wurde.',
  act: 'Diese Adresse bestätigen',
  busy: 'Wird bestätigt…',
  doing: 'die Adresse zu bestätigen',
  done: 'Deine Adresse ist bestätigt',
  goesTo: 'Mail von Pillarbox geht von jetzt an an {address}.',
  nothing: 'Hier gibt es nichts zu bestätigen',
  openAgain: 'Öffne den Link in der Mail noch einmal.',
  spent: 'Dieser Link gilt nicht mehr',
  spentWhy: 'Er gilt einmal und eine halbe Stunde lang, und ein neuerer löst ihn ab. Nichts wurde geändert.',
  another: 'Wenn du einen neuen brauchst: {link}.',
  anotherLink: 'Fordere ihn in den Einstellungen an',
};
