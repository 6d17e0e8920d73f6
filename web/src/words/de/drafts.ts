// Was mit dem Veröffentlichen wartet, bis ein Mensch es sagt.
import type { Words } from '..';

export const drafts: Words['drafts'] = {
  title: 'Entwürfe',
  doingLoad: 'deine Entwürfe zu laden',
  fromBlog: 'Aus deinem Blog',
  changed: 'Geändert',
  withoutText: 'Ohne Text',
  post: 'Jetzt veröffentlichen',
  posting: 'Wird veröffentlicht…',
  doingPost: 'ihn zu veröffentlichen',
  unknown: 'Wir wissen nicht, ob er gesendet wurde',
  unknownWhat:
    'Der Server hat nicht geantwortet. Drücke noch einmal „Jetzt veröffentlichen“: was schon gesendet ist, wird nicht doppelt gesendet.',
  posted: 'Veröffentlicht.',
  onItsWay: 'Er ist unterwegs.',
  edit: 'Bearbeiten',
  delete: 'Löschen',
  deleteTitle: 'Diesen Entwurf löschen?',
  deleteWhat: 'Sein Text ist dann weg.',
  deleting: 'Wird gelöscht…',
  keep: 'Behalten',
  doingDelete: 'ihn zu löschen',
};
