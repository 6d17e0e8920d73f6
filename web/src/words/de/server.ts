// Was der Server von Beiträgen, Konten und Neuigkeiten sagt, nach seinen Stichwörtern. Ein Stichwort, das hier niemand kennt, sagt er in
// seinem eigenen Satz, auf Englisch.
import type { Warning } from '@/api/types';
import type { Words } from '..';
import { exactly, quotedIn } from '../values';
import { news } from './news';
import { figure } from './say-refusals';

type Sentence = string | ((detail: string) => string);

function say(table: Readonly<Record<string, Sentence>>, word: string | null, detail: string): string {
  const said = word !== null && Object.hasOwn(table, word) ? table[word] : undefined;
  return (typeof said === 'function' ? said(detail) : said) ?? detail;
}

/** „… und sagt: „Status is too long“.“ */
function withWordsOfX(said: string, detail: string, next = ''): string {
  const quoted = quotedIn(detail);
  return [quoted === undefined ? `${said}.` : `${said} und sagt: „${quoted}“.`, next].filter(Boolean).join(' ');
}

const AGAIN = 'Nichts wurde veröffentlicht; es wird noch einmal versucht.';
const LOOKED_UP = 'Es wird nachgesehen, ob er draußen ist; vorher wird er nicht noch einmal gesendet.';
const CREDITS =
  'Das Guthaben der X-Anwendung dieses Servers ist aufgebraucht. Der Beitrag bleibt und wartet; der Betreiber muss bei X Guthaben aufladen.';
const RESTORED =
  'Die Datenbank dieses Servers ist vielleicht älter als das, was schon gesendet wurde. Nichts wird gesendet, bis sein Betreiber nachgesehen hat.';
const IMAGES = 'Bilder brauchen bei X eine zweite Erlaubnis. Gib sie in den Einstellungen';

const ACCOUNTS: Readonly<Record<string, Sentence>> = {
  disconnected: 'Es wurde getrennt, und sein Zugang wurde zurückgegeben. Verbinde es neu, um zu veröffentlichen.',
  access_ends: 'X gibt den Zugang nur für eine Weile. Verbinde neu, bevor er endet.',
  grant_revoked:
    'X lässt diese Verbindung nicht mehr gelten: Sie wurde dort beendet, oder dasselbe Konto wurde anderswo verbunden. Verbinde es neu.',
  refresh_interrupted:
    'Das Erneuern des Zugangs wurde mittendrin abgebrochen, und X nimmt den alten nicht mehr an. Verbinde das Konto neu.',
  token_refused: 'X lehnt den Zugang ab, obwohl es ihn gerade erneuert hat. Prüfe das Konto, oder verbinde es neu.',
  missing_scope: 'X hat nicht alle nötigen Rechte gegeben. Verbinde das Konto neu und erlaube alle.',
  account_suspended:
    'X hat dieses Konto gesperrt. Melde dich bei X an, tu, was dort verlangt wird, und prüfe das Konto dann hier.',
  token_unreadable:
    'Der gespeicherte Zugang lässt sich nicht öffnen: Er wurde verändert, oder er ist nicht da. Verbinde das Konto neu.',
  no_refresh_token: 'X gab den Zugang nur für eine Weile, und die ist vorbei. Verbinde das Konto neu.',
  platform_unavailable:
    'X ließ sich nicht um einen neuen Zugang bitten. Es wird alle paar Minuten wieder versucht; zu tun ist nichts.',
  client_misconfigured:
    'X nimmt die Zugangsdaten dieses Servers nicht an, also lässt sich der Zugang nicht erneuern. Der Betreiber muss Client-ID und Client-Secret der Anwendung prüfen.',
};

const RISKS: Readonly<Record<string, Sentence>> = {
  ...ACCOUNTS,
  insufficient_credits: CREDITS,
  image_grant_required: `${IMAGES}.`,
  images_off: 'Dieser Server sendet keine Bilder mehr. Sein Betreiber muss sie wieder einschalten.',
  platform_not_configured: 'Der Betreiber dieses Servers hat X nicht mehr eingerichtet.',
  restored_database: RESTORED,
  text_too_long: (detail) => {
    const [length, max] = exactly(2, detail) ?? [];
    const so =
      length === undefined || max === undefined
        ? 'ist zu lang'
        : `zählt ${figure(length)}; X nimmt von diesem Konto jetzt ${figure(max)}`;
    return `Der Text ${so}. Kürze ihn vor seiner Zeit.`;
  },
};

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
  image_grant_read_only: `${IMAGES}; der Beitrag bleibt und geht dann hinaus.`,
  image_grant_required: `${IMAGES}; der Beitrag bleibt und geht dann hinaus.`,
  image_grant_revoked: `${IMAGES}; der Beitrag bleibt und geht dann hinaus.`,
  insufficient_credits: CREDITS,
  interrupted: `Der Server hielt an, während dieser Beitrag gesendet wurde. ${LOOKED_UP}`,
  media_missing: 'Ein Bild dieses Beitrags ist nicht mehr da.',
  media_rejected: (detail) => withWordsOfX('X hat ein Bild abgelehnt', detail, 'Wähle ein anderes; dein Text bleibt.'),
  missing_scope:
    'Diese Verbindung darf das nicht, sagt X. Verbinde das Konto neu und erlaube auf der Seite von X alles.',
  platform_rejected: (detail) => withWordsOfX('X hat diesen Beitrag abgelehnt', detail),
  rate_limited: `X bittet um eine Pause zwischen Beiträgen. ${AGAIN}`,
  restored_database: RESTORED,
  same_text_in_doubt:
    'Bei einem anderen Beitrag mit demselben Text wird noch nachgesehen, ob er draußen ist. Dieser hier wartet darauf.',
  token_refused: `X lehnt den Zugang ab, den es gerade erneuert hat. ${AGAIN}`,
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

/** Beim letzten Versuch steht, wie viele es waren: „It was tried 3 times; nothing was published.“ */
function tried(said: string, detail: string): string {
  const times = /tried (\d+) times/.exec(detail)?.[1];
  return times === undefined
    ? `${said} ${AGAIN}`
    : `${said} Es wurde ${figure(Number(times))}-mal versucht; nichts wurde veröffentlicht.`;
}

const TRIED: Readonly<Record<string, Sentence>> = {
  not_sent: (detail) => tried('X war nicht erreichbar.', detail),
  not_published: (detail) => tried('Bei X wurde nachgesehen, und der Beitrag ist nicht dort.', detail),
};

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

export const server: Words['server'] = {
  delivery: ({ reason, detail }) => (detail === null ? null : say({ ...DELIVERIES, ...TRIED }, reason, detail)),
  // Was versucht wurde, steht davor in einem Wort; der Satz gehört zu den Einzelheiten und bleibt, wie der Server ihn schrieb.
  attempt: ({ code, detail }) => (detail === null ? null : say(DELIVERIES, code, detail)),
  lookup: ({ detail }) => detail,
  account: ({ status_reason, status_detail }) =>
    status_detail === null ? null : say(ACCOUNTS, status_reason, status_detail),
  risk: ({ reason, detail }) => say(RISKS, reason, detail),
  warning: ({ code, detail }) => say(WARNINGS, code, detail),
  news,
};
