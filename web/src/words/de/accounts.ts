// Die Konten: wie es um sie steht, was sie brauchen, sie verbinden und trennen.
import type { Words } from '..';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');
const posts = (count: number) => plural(count, { one: '# Beitrag', other: '# Beiträge' });
const waitingPosts = (count: number) =>
  plural(count, { one: 'den wartenden Beitrag', other: 'die # wartenden Beiträge' });
/** „: 4 Beiträge warten“, nach dem, was nötig ist. */
const thenWait = (count: number) =>
  count === 0 ? '' : `: ${plural(count, { one: '# Beitrag wartet', other: '# Beiträge warten' })}`;
const thenStay = (count: number) =>
  count === 0 ? '' : `: ${plural(count, { one: '# Beitrag geht', other: '# Beiträge gehen' })} sonst nicht hinaus`;
const thenBy = (by: string | null) => (by === null ? '' : ` ${by}`);

/** Was helfen würde, nach dem Komma. */
const UNLESS = {
  reconnect: () => 'wenn du nicht neu verbindest',
  give_image_permission: () => 'wenn du keine Bilder erlaubst',
  shorten_text: (isOne: boolean) => `wenn du ${isOne ? 'ihn' : 'sie'} nicht kürzt`,
  ask_operator: () => 'wenn der Betreiber dieses Servers nichts tut',
};

function ofThose(count: number, waiting: number): string {
  if (waiting === 1) return 'Der wartende Beitrag geht';
  if (count === waiting)
    return count === 2 ? 'Beide wartenden Beiträge gehen' : `Alle ${count} wartenden Beiträge gehen`;
  return count === 1
    ? `Einer von ${waiting} wartenden Beiträgen geht`
    : `${count} von ${waiting} wartenden Beiträgen gehen`;
}

export const accounts: Words['accounts'] = {
  loading: 'Deine Verbindungen werden geladen',
  doingLoad: 'deine Verbindungen zu laden',
  doingConnect: 'die Verbindung zu beginnen',
  opening: 'X wird geöffnet…',
  reconnect: 'Neu verbinden',
  health: { active: 'Verbunden', expiring: 'Endet bald', needs_reauth: 'Braucht dich', revoked: 'Getrennt' },
  sandbox: 'Sandbox',
  sandboxWhy: 'Dieser Server spricht mit einem nachgemachten X auf diesem Rechner. Nichts wird veröffentlicht.',
  connectFirst: 'Verbinde dein X-Konto, um von deiner Übersicht aus zu veröffentlichen.',
  connectX: 'X verbinden',
  connectAnother: 'Noch ein Konto verbinden',
  leaving: 'Es geht zu X. Komm hierher zurück, wenn du zugestimmt hast.',
  agree:
    'Du stimmst auf der Seite von X zu; Pillarbox sieht dein X-Passwort nie. X nimmt das Konto, mit dem du dort angemeldet bist.',
  notSetUp:
    'Vom Betreiber nicht eingerichtet. Wer diesen Server betreibt, trägt X_CLIENT_ID und X_CLIENT_SECRET in seine Einstellungen ein; dann kannst du hier verbinden.',
  help: {
    summary: 'Zeigte X „Something went wrong“?',
    lead: 'Dann hat X nicht angenommen, wie dieser Server eingerichtet ist, und uns sagt es das nicht. Wer den Server betreibt, sollte prüfen:',
    callback: 'Die Callback-URL in der X-App ist nicht genau die dieses Servers: Sie wird Byte für Byte verglichen.',
    localhost: 'Die Adresse enthält {wrong}. X will {right}.',
    oauth: 'OAuth 2.0 ist in den „User authentication settings“ der X-App nicht eingeschaltet.',
    clientId: 'Für {name} wurde der API-Schlüssel statt der OAuth-2.0-Client-ID verwendet.',
  },
  can: 'Was Pillarbox kann',
  abilities: {
    post_text: 'Text veröffentlichen',
    post_images: 'Bilder mit Beschreibung veröffentlichen',
    read_metrics: 'Lesen, wie deine Beiträge ankommen',
    stay_connected: 'Verbunden bleiben, ohne dich wieder zu fragen',
  },
  stands: 'Wie es steht',
  firstFailed: 'Erneuern scheiterte zuerst',
  lastVerified: 'Zuletzt geprüft',
  lastUsed: 'Zuletzt benutzt',
  notYet: 'noch nie',
  postsWaiting: 'Wartende Beiträge',
  none: 'keine',
  lastConnected: 'Zuletzt verbunden',
  needsOperatorBy: 'Braucht den Betreiber {by}',
  needsYouBy: 'Braucht dich {by}',
  doesNotEnd: 'Läuft nicht von selbst ab',
  renews: 'Erneuert sich von selbst',
  renewsNext: 'Erneuert sich von selbst, das nächste Mal in {left}',
  asking: 'X wird gefragt…',
  check: 'Jetzt prüfen',
  checked: 'Funktioniert. Gerade geprüft.',
  checkCost: 'Prüfen fragt X einmal, und X berechnet das als „user read“.',
  checkCostSandbox: 'Prüfen fragt die Sandbox einmal. X selbst berechnet das als „user read“.',
  doingCheck: 'dieses Konto zu prüfen',
  answers: {
    account_needs_reauth: {
      title: 'Es funktioniert nicht',
      detail: 'X nimmt unseren Zugang nicht mehr an. Verbinde es neu; wartende Beiträge gehen dann hinaus.',
    },
    account_not_connected: {
      title: 'Es ist nicht mehr verbunden',
      detail:
        'Es wurde inzwischen getrennt, vielleicht in einem anderen Fenster. Verbinde es neu, um zu veröffentlichen.',
    },
    platform_not_configured: {
      title: 'X ist auf diesem Server nicht mehr eingerichtet',
      detail: 'Nichts wurde gefragt. Wer diesen Server betreibt, muss die X-Schlüssel wieder eintragen.',
    },
    platform_refused: {
      title: 'X lässt uns nicht herein',
      detail:
        'Es hat geantwortet und dieses Konto oder diesen Server abgewiesen. Sieh bei X nach dem Konto, dann prüfe noch einmal.',
    },
    platform_unreachable: {
      title: 'X ließ sich nicht fragen',
      detail: 'Also ist nichts Neues bekannt. Warte ein paar Minuten, dann prüfe noch einmal.',
    },
  },
  disconnect: {
    button: 'Trennen',
    title: (who) => `@${who} trennen?`,
    act: 'Trennen',
    actAndCancel: (count) =>
      plural(count, { one: 'Trennen und den Beitrag abbrechen', other: 'Trennen und # Beiträge abbrechen' }),
    busy: 'Wird getrennt…',
    stay: 'Verbunden bleiben',
    waiting: (count) =>
      plural(count, { one: 'Ein Beitrag wartet auf dieses Konto', other: '# Beiträge warten auf dieses Konto' }),
    hold: (count) => `${capital(waitingPosts(count))} behalten`,
    holdHint: (count) =>
      `Angehalten, bis dasselbe Konto wieder verbunden ist. Dann ${count === 1 ? 'geht er' : 'gehen sie'} weiter.`,
    cancel: (count) => `${capital(waitingPosts(count))} abbrechen`,
    cancelHint: (count) => `${count === 1 ? 'Er geht' : 'Sie gehen'} nicht hinaus. Der Text bleibt in deinem Verlauf.`,
    what: 'Pillarbox gibt X den Zugang zurück und vergisst die Tokens.',
    whatSandbox: 'Pillarbox gibt der Sandbox den Zugang zurück und vergisst die Tokens.',
    stays: 'Was schon auf X ist, bleibt dort, und dein Verlauf bleibt erhalten.',
    doing: 'es zu trennen',
    done: (who) => `@${who} ist getrennt.`,
    doneAndCancelled: (who, count) =>
      `@${who} ist getrennt, und ${plural(count, { one: 'der wartende Beitrag ist', other: 'die # wartenden Beiträge sind' })} abgebrochen.`,
  },
  trouble: {
    notRenewed: 'Gerade nicht erneuert',
    needsYou: 'Dieses Konto braucht dich',
    needsYouBy: 'Dieses Konto braucht dich {by}',
    needsOperator: 'Der Betreiber dieses Servers muss handeln',
    needsOperatorBy: 'Der Betreiber dieses Servers muss {by} handeln',
    kept: 'Dein Verlauf bleibt erhalten',
    imagesBelow: 'Was dafür zu tun ist, und in welcher Reihenfolge, steht unten unter „Bilder“.',
  },
  strip: {
    you: (who, waiting) => `${who} braucht dich${thenWait(waiting)}.`,
    youBy: (who, by, atRisk) => `${who} braucht dich${thenBy(by)}${thenStay(atRisk)}.`,
    operatorBy: (who, by, atRisk) => `${who} braucht den Betreiber dieses Servers${thenBy(by)}${thenStay(atRisk)}.`,
    several: (count, waiting) => `${count} Konten brauchen dich${thenWait(waiting)}.`,
    severalOperator: (count, waiting) => `${count} Konten brauchen den Betreiber dieses Servers${thenWait(waiting)}.`,
    whatToDo: 'Was zu tun ist',
    why: 'Warum',
  },
  forecast: {
    title: (count, waiting, remedy) =>
      `${ofThose(count, waiting)} ${remedy === null ? 'so nicht hinaus' : `nicht hinaus, ${UNLESS[remedy](count === 1)}`}`,
    group: (count, remedy) => `${posts(count)}, ${UNLESS[remedy](count === 1)}`,
    due: 'Fällig {when}',
    wasDue: 'War fällig {when}',
    shorten: 'Den Text kürzen',
    more: (count) => `und ${count} weitere: {link}`,
    seeAll: 'alle deine Beiträge',
  },
};

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
