// Was an einem Feld nicht stimmt: ein Satz für jeden Code des Dokuments.
import type { FieldCode } from '@/api/types';
import { exactly, handleIn } from '../values';
import { IMAGES } from './image-refusals';
import { type FieldSentence, figure } from './say-refusals';

/** Mit der Zahl aus dem Satz des Servers, wenn es genau eine ist. */
const withMax =
  (sentence: (max: string) => string, otherwise: string): FieldSentence =>
  ({ detail }) => {
    const [max] = exactly(1, detail) ?? [];
    return max === undefined ? otherwise : sentence(figure(max));
  };

export const FIELDS = {
  missing: 'Das fehlt noch.',
  password_guessable:
    'Dieses Passwort ist leicht zu erraten. Wähle eines, das nicht aus gängigen Wörtern, Namen oder Mustern besteht.',
  password_too_long: 'Ein Passwort hat höchstens 128 Zeichen.',
  password_too_short: 'Ein Passwort hat mindestens 15 Zeichen. Ein kurzer Satz eignet sich gut.',
  username_invalid:
    'Das geht nicht als Benutzername. Er hat 3 bis 32 Zeichen: kleine Buchstaben, Ziffern, „.“, „_“ und „-“.',
  username_taken: 'Dieser Benutzername ist vergeben. Wähle einen anderen.',
  ...IMAGES,
  account_needs_reauth: 'Dieses Konto muss neu verbunden werden, bevor etwas veröffentlicht werden kann.',
  account_not_chosen: 'Es gibt einen Text für ein Konto, das nicht ausgewählt ist.',
  account_not_connected: 'Kein Konto ist verbunden. Verbinde erst eines.',
  account_repeated: 'Das Konto ist zweimal genannt.',
  account_required: 'Mehrere Konten sind verbunden. Sag, welches gemeint ist.',
  address_invalid: 'Das ist keine Mailadresse.',
  alt_text_too_long: withMax(
    (max) => `Die Beschreibung des Bildes hat mehr als ${max} Zeichen.`,
    'Die Beschreibung des Bildes ist zu lang.',
  ),
  alt_text_without_image: 'Zu dieser Beschreibung gibt es kein Bild.',
  clock: 'Die Uhr dieses Rechners geht nach. Stelle sie, sonst gehen Beiträge zu spät hinaus.',
  code_wrong: 'Dieser Code stimmt nicht oder wurde schon benutzt. Nimm den nächsten, den deine App zeigt.',
  database: 'Die Datenbank antwortet nicht.',
  database_writes:
    'Die Datenbank nimmt keine Änderung an, also kann nichts gesendet werden. Warum, steht im Protokoll.',
  day_full: ({ detail }) => {
    const day = /\d{4}-\d\d-\d\d/.exec(detail)?.[0];
    const max = /(\d+) posts/.exec(detail)?.[1];
    const rule =
      max === undefined ? '' : ` Mehr als ${figure(Number(max))} Beiträge lässt dieser Server an einem Tag nicht zu.`;
    return `${day === undefined ? 'Dieser Tag' : `Der ${date(day)} (UTC)`} ist voll.${rule} Wähle einen anderen Tag, oder frag den Betreiber; nichts wurde gesendet.`;
  },
  disk_full: 'Die Platte mit den Daten ist voll oder fast voll. Schaffe Platz.',
  disk_read_only: 'Die Platte mit den Daten lässt sich nicht beschreiben.',
  feed_not_found:
    'Dort ist kein Feed, und die Seite nennt keinen. Suche auf ihr nach „RSS“ oder „Feed“ und gib diese Adresse an.',
  feed_unreachable: ({ detail }) => {
    const status = /status (\d+)/.exec(detail)?.[1];
    return `Diese Adresse lässt sich nicht lesen${status === undefined ? '' : `: Der Server dort antwortet mit Status ${status}`}.`;
  },
  field_too_large: withMax((max) => `Höchstens ${max} Zeichen sind möglich.`, 'Das ist zu viel.'),
  gif_not_alone:
    'Ein animiertes GIF geht allein hinaus. Entferne es oder die anderen Bilder; dein Text bleibt erhalten.',
  high_water:
    'Die Datei „publisher.hwm“ lässt sich nicht schreiben, also kann nichts gesendet werden. Warum, steht im Protokoll.',
  id_invalid: 'Das ist keine Kennung.',
  image_grant_required: 'Bilder brauchen bei X eine zweite Erlaubnis. Gib sie in den Einstellungen.',
  images_off:
    'Dieser Server kann an diese Plattform keine Bilder senden; sein Betreiber hat es ausgeschaltet. Veröffentliche den Text allein.',
  media_in_use: 'Ein anderer Beitrag hat dieses Bild schon. Lade es noch einmal hoch.',
  media_quota_exceeded: 'Für deine Bilder ist hier kein Platz mehr.',
  media_repeated: 'Das Bild ist zweimal genannt.',
  note_too_long: withMax((max) => `Für wen sie ist, hat höchstens ${max} Zeichen.`, 'Für wen sie ist, ist zu lang.'),
  name_too_long: withMax((max) => `Der Name hat höchstens ${max} Zeichen.`, 'Der Name ist zu lang.'),
  network_invalid: 'Das ist keine Adresse und kein Netz. Schreibe es wie 203.0.113.7 oder 203.0.113.0/24.',
  not_boolean: 'Hier geht nur ja oder nein.',
  not_utf8: 'Dieser Text ist nicht als UTF-8 lesbar.',
  out_of_range: ({ detail }) => {
    const [least, most] = exactly(2, detail) ?? [];
    if (least !== undefined && most !== undefined) return `Möglich ist ${figure(least)} bis ${figure(most)}.`;
    const [max] = exactly(1, detail) ?? [];
    return max === undefined ? 'Diese Zahl ist hier nicht möglich.' : `Höchstens ${figure(max)} ist möglich.`;
  },
  password_wrong: 'Das Passwort stimmt nicht.',
  platform_unknown: 'Diese Plattform gibt es hier nicht.',
  publish_late_invalid: 'Wie spät ein Beitrag hinausgehen darf, ist so nicht zu verstehen.',
  publisher_lock:
    'Die Datei „publisher.lock“ wurde entfernt oder ersetzt, sodass auch ein anderer Prozess veröffentlichen könnte. Starte den Server neu.',
  restored_database:
    'Die Datenbank ist vielleicht älter als das, was aus ihr schon gesendet wurde; deshalb wird nichts gesendet. Stelle sicher, dass keine andere Kopie läuft, dann führe „pillarbox resume“ aus.',
  same_text_within_a_day: 'Derselbe Text geht binnen eines Tages davor oder danach schon an dieses Konto.',
  scope_required: 'Ein Schlüssel muss mindestens eines dürfen.',
  status_unknown: 'Diesen Stand gibt es nicht.',
  template_name_unknown: 'Eine Vorlage kennt {title}, {url} und {summary}, jedes in Klammern, und nichts sonst.',
  template_too_long: withMax(
    (max) => `Der Text um den Link ist zu lang: Mit einem Titel hat ein Beitrag höchstens ${max} Zeichen.`,
    'Der Text um den Link ist zu lang.',
  ),
  template_url_missing: 'Eine Vorlage braucht {url}: Der Link ist, was geteilt wird.',
  text_character_invalid: ({ detail }) => {
    const character = /U\+[0-9A-F]+/.exec(detail)?.[0];
    return `Der Beitrag enthält ein unsichtbares Steuerzeichen${character === undefined ? '' : ` (${character})`}. Entferne es.`;
  },
  text_empty: 'Der Beitrag ist leer. Schreibe etwas, oder füge ein Bild hinzu.',
  text_too_long: ({ detail }) => {
    const who = handleIn(detail);
    const [length, max] = exactly(2, who === undefined ? detail : detail.slice(detail.indexOf(':'))) ?? [];
    const so =
      length === undefined || max === undefined
        ? ''
        : `: Er zählt ${figure(length)}, und höchstens ${figure(max)} sind möglich`;
    return `${who === undefined ? '' : `Für @${who}: `}Der Beitrag ist zu lang${so}.`;
  },
  time_in_past: 'Diese Zeit ist schon vorbei. Wähle eine spätere.',
  time_invalid: 'Das ist keine Zeit.',
  time_missing: 'Eine Zeitzone ohne eine Zeit bedeutet nichts.',
  time_too_far: 'Diese Zeit liegt mehr als zwei Jahre voraus.',
  time_zone_required: 'Zu dieser Zeit fehlt die Zeitzone.',
  time_zone_unknown: 'Diese Zeitzone gibt es nicht.',
  too_many: withMax((max) => `Höchstens ${max} auf einmal.`, 'Das sind zu viele.'),
  too_many_accounts: withMax(
    (max) => `Ein Beitrag geht an höchstens ${max} Konten.`,
    'Ein Beitrag geht nicht an so viele Konten.',
  ),
  too_many_images: withMax(
    (max) => `Mit einem Beitrag gehen höchstens ${max} Bilder. Entferne die anderen; nichts wurde gesendet.`,
    'Das sind zu viele Bilder. Entferne einige; nichts wurde gesendet.',
  ),
  too_many_networks: withMax((max) => `Höchstens ${max} Netze sind möglich.`, 'Das sind zu viele Netze.'),
  url_invalid:
    'Das ist nicht die Adresse eines Beitrags. Kopiere sie vom Beitrag selbst; sie enthält „/status/“ und eine Zahl.',
  url_taken: 'Ein anderer deiner Beiträge hier hat diese Adresse.',
} satisfies Record<FieldCode, FieldSentence>;

/** Ein Tag ohne Zone, wie man ihn liest. */
function date(day: string): string {
  return new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
