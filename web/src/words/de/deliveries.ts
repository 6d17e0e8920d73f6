// Warum ein Beitrag steht, wie er steht, und was daran gut zu wissen ist.
import type { DeliveryState, Warning } from '@/api/types';
import type { Words } from '..';
import { exactly, quotedIn } from '../values';
import { CREDITS, IMAGE_GRANT, RESTORED, type Sentence, say } from './say-by-word';
import { figure } from './say-refusals';

/** „… und sagt: „Status is too long“.“ */
function withWordsOfX(said: string, detail: string, next = ''): string {
  const quoted = quotedIn(detail);
  return [quoted === undefined ? `${said}.` : `${said} und sagt: „${quoted}“.`, next].filter(Boolean).join(' ');
}

const LOOKED_UP = 'Es wird nachgesehen, ob er draußen ist; vorher wird er nicht noch einmal gesendet.';

const DELIVERIES: Readonly<Record<string, Sentence>> = {
  account_disconnected: 'Das Konto wurde getrennt. Der Beitrag wartet, bis es wieder verbunden ist.',
  account_needs_reauth:
    'Die Plattform lässt diese Verbindung nicht mehr gelten. Verbinde das Konto neu; der Beitrag bleibt und geht dann hinaus.',
  account_suspended: 'X hat dieses Konto gesperrt. Melde dich bei X an, um zu sehen, was dort verlangt wird.',
  client_misconfigured: (detail) =>
    withWordsOfX(
      'X lässt die Anwendung dieses Servers nicht veröffentlichen',
      detail,
      'Der Betreiber muss bei X nach den Einstellungen der Anwendung sehen.',
    ),
  conflicting: 'X sagt, dass es diesen Beitrag schon hat, zeigt ihn aber nicht. Sieh in deinem Konto nach: Ist er da?',
  duplicate_content:
    'X hat diesen Beitrag abgelehnt: Das Konto hat schon einen mit demselben Inhalt. Ändere den Text, um ihn zu veröffentlichen.',
  image_grant_read_only: `${IMAGE_GRANT}; der Beitrag bleibt und geht dann hinaus.`,
  image_grant_required: `${IMAGE_GRANT}; der Beitrag bleibt und geht dann hinaus.`,
  image_grant_revoked: `${IMAGE_GRANT}; der Beitrag bleibt und geht dann hinaus.`,
  insufficient_credits: CREDITS,
  interrupted: `Der Server hielt an, während dieser Beitrag gesendet wurde. ${LOOKED_UP}`,
  media_missing: 'Ein Bild dieses Beitrags ist nicht mehr da.',
  media_rejected: (detail) => withWordsOfX('X hat ein Bild abgelehnt', detail, 'Wähle ein anderes; dein Text bleibt.'),
  missing_scope:
    'Diese Verbindung darf das nicht, sagt X. Verbinde das Konto neu und erlaube auf der Seite von X alles.',
  platform_rejected: (detail) => withWordsOfX('X hat diesen Beitrag abgelehnt', detail),
  restored_database: RESTORED,
  same_text_in_doubt:
    'Bei einem anderen Beitrag mit demselben Text wird noch nachgesehen, ob er draußen ist. Dieser hier wartet darauf.',
  too_late:
    'Dieser Beitrag ließ sich zu seiner Zeit nicht senden, und die ist lange vorbei. Sende ihn jetzt, wenn du ihn noch willst.',
  unconfirmed: `X hat nicht klar geantwortet. ${LOOKED_UP}`,
  unexpected_redirect:
    'X hat auf eine andere Adresse verwiesen, der nicht gefolgt wird. Der Betreiber muss die eingestellten Adressen von X prüfen.',
  unreadable:
    'X hat nicht gesagt, ob dieser Beitrag draußen ist, und war eine Stunde lang nicht lesbar. Sieh in deinem Konto nach: Ist er da?',
  user_disabled:
    'Der Betreiber dieses Servers hat den Verfasser ausgesperrt. Der Beitrag geht hinaus, sobald der wieder herein darf, wenn es dann nicht zu spät ist.',
};

/** Was noch einmal versucht wird, bis es oft genug war. */
const TRIED: Readonly<Record<string, string>> = {
  not_published: 'Bei X wurde nachgesehen, und der Beitrag ist nicht dort.',
  not_sent: 'X war nicht erreichbar.',
  rate_limited: 'X bittet um eine Pause zwischen Beiträgen.',
  token_refused: 'X lehnt den Zugang ab, den es gerade erneuert hat.',
};

/** Wartet er, geht es weiter; sonst steht im Satz des Servers, wie oft es versucht wurde: „It was tried 3 times“. */
function outlook(state: DeliveryState, detail: string): string {
  if (state === 'scheduled') return 'Nichts wurde veröffentlicht; es wird noch einmal versucht.';
  const times = /tried (\d+) times/.exec(detail)?.[1];
  return times === undefined
    ? 'Nichts wurde veröffentlicht.'
    : `Es wurde ${figure(Number(times))}-mal versucht; nichts wurde veröffentlicht.`;
}

const WARNINGS = {
  near_limit: (detail: string) => {
    const [left, max] = exactly(2, detail) ?? [];
    return left === undefined || max === undefined ? 'Fast voll.' : `Noch ${figure(left)} von ${figure(max)}.`;
  },
  several_cashtags: 'X lehnt Beiträge mit mehr als einem Cashtag von den meisten Anwendungen ab.',
  link_costs_more: (detail: string) => {
    const [dear, cheap] = exactly(2, detail) ?? [];
    return dear === undefined || cheap === undefined
      ? 'Mit einem Link kostet dieser Beitrag mehr.'
      : `Mit einem Link kostet dieser Beitrag ${figure(dear)} statt ${figure(cheap)} USD.`;
  },
} satisfies Record<Warning['code'], Sentence>;

export const deliveries: Words['deliveries'] = {
  delivery: ({ state, reason, detail }) => {
    if (detail === null) return null;
    const tried = reason !== null && Object.hasOwn(TRIED, reason) ? TRIED[reason] : undefined;
    return tried === undefined ? say(DELIVERIES, reason, detail) : `${tried} ${outlook(state, detail)}`;
  },
  // Was versucht wurde, steht davor in einem Wort; der Satz gehört zu den Einzelheiten, und ohne bekanntes Stichwort bleibt er.
  attempt: ({ code, detail }) => (detail === null ? null : say({ ...DELIVERIES, ...TRIED }, code, detail)),
  lookup: ({ detail }) => detail,
  note: ({ resolution, note, at, time_zone, wall_time }) => {
    if (note === null || resolution === 'exact' || time_zone === null || wall_time === null) return note;
    const wall = wall_time.slice(11, 16);
    const out = (timeZone: string) =>
      new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));
    return resolution === 'gap'
      ? `${wall} gibt es dort an diesem Tag nicht: Die Uhren werden vorgestellt. Der Beitrag geht um ${out(time_zone)} hinaus.`
      : `${wall} gibt es dort an diesem Tag zweimal: Die Uhren werden zurückgestellt. Der Beitrag geht beim ersten Mal hinaus, um ${out('UTC')} UTC.`;
  },
  warning: ({ code, detail }) => say(WARNINGS, code, detail),
};
