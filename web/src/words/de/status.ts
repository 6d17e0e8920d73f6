// Wo ein Beitrag steht, in einem Wort, und was das heißt, wenn der Server keinen eigenen Satz dazu hat.
import type { Words } from '..';

export const status: Words['status'] = {
  scheduled: { word: 'Wartet', meaning: 'Er geht hinaus, wenn er an der Reihe ist.' },
  sending: { word: 'Wird gesendet', meaning: 'Er ist auf dem Weg zu X.' },
  unconfirmed: {
    word: 'Wird geprüft',
    meaning: 'Wir wissen noch nicht, ob X ihn genommen hat. Wir sehen nach; du musst nichts tun.',
  },
  held: { word: 'Angehalten', meaning: 'Er wartet, bis der Grund weg ist.' },
  posted: { word: 'Veröffentlicht', meaning: 'X hat ihn.' },
  failed: { word: 'Nicht veröffentlicht', meaning: 'Er ist nicht auf X.' },
  missed: {
    word: 'Verpasst',
    meaning: 'Seine Zeit ging vorbei, ohne dass er gesendet werden konnte. Er ist nicht auf X.',
  },
  needs_review: {
    word: 'Bitte nachsehen',
    meaning:
      'Wir konnten nicht herausfinden, ob X ihn genommen hat. Sieh auf deinem Profil bei X nach, bevor du ihn noch einmal schreibst.',
  },
  cancelled: { word: 'Abgebrochen', meaning: 'Du hast ihn abgebrochen. Er ist nicht auf X.' },
};
