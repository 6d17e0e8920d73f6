// Kleine Wörter von Knöpfen, Feldern und Hinweisen, wo immer sie stehen.
import type { Words } from '..';

export const ui: Words['ui'] = {
  cancel: 'Abbrechen',
  dismiss: 'Schließen',
  tryAgain: 'Noch einmal versuchen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyOf: (label) => `Kopieren: ${label}`,
  selected: 'Ausgewählt: Kopiere es mit Strg+C oder ⌘C.',
  show: 'Zeigen',
  hide: 'Verbergen',
  showField: (label) => `${label} zeigen`,
  used: (length, max) => `${length} von ${max} Zeichen benutzt`,
  overLimit: (over, max) => `${over} mehr als die ${max}, die möglich sind`,
};
