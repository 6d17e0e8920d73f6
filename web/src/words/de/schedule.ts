// Wann ein Beitrag hinausgeht.
import type { Words } from '..';

export const schedule: Words['schedule'] = {
  title: (zone) => `Diesen Beitrag planen (Zeit in ${zone})`,
  schedule: 'Planen',
  scheduleFor: (when, city) => `Für ${when} planen (${city})`,
  scheduling: 'Wird geplant…',
  cancel: 'Abbrechen',
  gap: (wall, time) =>
    `In dieser Nacht werden die Uhren vorgestellt und überspringen ${wall}. Der Beitrag geht um ${time} hinaus.`,
  overlap: (wall) =>
    `In dieser Nacht werden die Uhren zurückgestellt und zeigen ${wall} zweimal. Der Beitrag geht beim ersten Mal hinaus.`,
  notScheduled: 'Nicht geplant',
  offlineNext: 'Versuch es noch einmal, wenn du wieder verbunden bist.',
  unknown: 'Wir wissen nicht, ob er geplant wurde',
  unknownNext: 'Drücke den Knopf noch einmal, ohne etwas zu ändern: Derselbe Beitrag wird nicht doppelt geplant.',
  anyway: 'Trotzdem planen',
  sameText: 'Ändere den Text oder den Tag, oder plane ihn trotzdem, wenn du es so meinst.',
  typed: 'Wann',
  typedHint: 'Zum Beispiel „Fr 9 Uhr“, „in 3 Stunden“ oder „morgen 14:30“. Oder wähle es unten aus.',
  understood: (when, zone) => `Das ist ${when} (${zone}).`,
  quick: 'Oft gewählt',
  quickTimes: { in_an_hour: 'In 1 Stunde', tomorrow: 'Morgen 09:00', monday: 'Montag 09:00' },
  unclear: {
    not_understood:
      'Das ist nicht zu verstehen. Schreib es wie „Fr 9 Uhr“, oder leere dieses Feld und wähle Tag und Zeit unten.',
    hour: 'Morgens oder abends? Schreib „9 Uhr“ oder „21 Uhr“.',
    clock: 'Um welche Zeit an diesem Tag? Ergänze sie, etwa „9 Uhr“ oder „14:30“.',
    past: 'Das ist schon vorbei. Wähle eine Zeit, die noch kommt.',
    twice: 'Dann werden die Uhren zurückgestellt und zeigen diese Zeit zweimal. Wähle eine davor oder danach.',
  },
};
