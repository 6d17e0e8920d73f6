// Was aus den Beiträgen wurde: sie finden, und was mehrere gemeinsam haben.
import type { Words } from '..';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');
const posts = (count: number) => plural(count, { one: '# Beitrag', other: '# Beiträge' });
const areNotOut = (count: number) => `${posts(count)} ${count === 1 ? 'ist' : 'sind'} nicht draußen`;

export const history: Words['history'] = {
  title: 'Verlauf',
  list: 'Beiträge',
  search: 'Im Text suchen',
  status: 'Stand',
  statuses: {
    all: 'Alle',
    scheduled: 'Wartet',
    posted: 'Veröffentlicht',
    failed: 'Nicht veröffentlicht',
    cancelled: 'Abgebrochen',
  },
  account: 'Konto',
  allAccounts: 'Alle Konten',
  from: 'Von',
  to: 'Bis',
  clear: 'Alles zeigen',
  zone: (zone) => `Die Tage gelten in ${zone}.`,
  loading: 'Deine Beiträge werden geladen',
  loadingOlder: 'Wird geladen…',
  showOlder: 'Ältere Beiträge zeigen',
  loadPosts: 'deine Beiträge zu laden',
  loadOlder: 'ältere Beiträge zu laden',
  end: 'Das ist alles.',
  emptyTitle: 'Noch nichts veröffentlicht',
  empty: 'Hier steht, was du veröffentlichst: mit Link und wie es ausging.',
  writeFirst: 'Beitrag schreiben',
  noneTitle: 'Kein solcher Beitrag',
  none: 'Nichts passt zu allem, wonach du suchst. Nimm etwas weg, oder sieh dir alles an.',
  shown: (count, isAll) => (isAll ? `${posts(count)} gefunden.` : `${posts(count)} bisher; es gibt noch mehr.`),
  sameCause: 'Was mehrere Beiträge gemeinsam haben',
  causes: {
    account: (count, who) => `${areNotOut(count)}, weil @${who} dich braucht`,
    images: (count, who) => `${areNotOut(count)}, weil @${who} noch keine Bilder erlaubt`,
    credits: (count) => `${areNotOut(count)}, weil das X-Guthaben aufgebraucht ist`,
    out_of_reach: (count) => `${areNotOut(count)}, weil X nicht erreichbar war`,
    too_late: (count, who) =>
      `${posts(count)} von @${who} ${count === 1 ? 'hat seine Zeit' : 'haben ihre Zeit'} verpasst`,
  },
  afterReconnect: (waiting, retryable) => {
    if (retryable === 0) return `Verbinde neu, dann ${waiting === 1 ? 'geht er' : 'gehen sie'} von selbst hinaus.`;
    if (waiting === 0)
      return `Verbinde neu, dann versuche es hier ${retryable === 1 ? 'noch einmal' : `mit diesen ${retryable} noch einmal`}.`;
    return `Verbinde neu: ${waiting} ${waiting === 1 ? 'geht' : 'gehen'} dann von selbst hinaus, ${retryable} kannst du hier noch einmal versuchen.`;
  },
  afterImages: 'Erlaube Bilder in den Einstellungen; was wartet, geht dann von selbst hinaus.',
  isBack: {
    account: 'Das Konto ist wieder verbunden.',
    images: 'Bilder sind wieder erlaubt.',
    credits:
      'Wer diesen Server betreibt, lädt in der Entwicklerkonsole von X Guthaben auf. Versuche es danach noch einmal.',
    out_of_reach: 'Nichts wurde gesendet. Vielleicht ist X inzwischen wieder da.',
    too_late: 'Nichts davon ist auf X. Veröffentliche es jetzt, wenn du es noch willst.',
  },
  creditsWait:
    'Wer diesen Server betreibt, lädt in der Entwicklerkonsole von X Guthaben auf; was wartet, geht dann von selbst hinaus.',
  goesByItself: 'Was wartet, geht von selbst hinaus.',
  reconnect: 'Neu verbinden',
  toSettings: 'Einstellungen öffnen',
  retryThese: (count) => plural(count, { one: 'Noch einmal versuchen', other: 'Diese # noch einmal versuchen' }),
  postThese: (count) => plural(count, { one: 'Jetzt veröffentlichen', other: 'Diese # jetzt veröffentlichen' }),
  retrying: (through, all) => `${through} von ${all}…`,
  whichPosts: 'Welche Beiträge',
  onlyImages: 'Bilder ohne Text',
  retried: (count) => `${posts(count)} wieder eingereiht`,
  movedOn: (count) => plural(count, { one: '# war schon weiter', other: '# waren schon weiter' }),
  notRetried: (count) =>
    plural(count, { one: '# konnte nicht eingereiht werden', other: '# konnten nicht eingereiht werden' }),
  sameSend: 'Drücke noch einmal, um diese zu versuchen: Nichts wird zweimal gesendet.',
};
