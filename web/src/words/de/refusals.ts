// Was der Server ablehnt, und warum: ein Satz für jeden Code des Dokuments. Kommt dort einer hinzu, verlangt der Compiler ihn auch hier.
import type { ProblemCode } from '@/api/types';
import type { Words } from '..';
import { exactly, quotedIn } from '../values';
import { FIELDS } from './field-refusals';
import { ofImage } from './image-refusals';
import { figure, type ProblemSentence, sayRefusals, tryIn } from './say-refusals';

const NOTHING_SENT = 'Nichts wurde gesendet.';
const RELOAD = 'Lade die Seite neu, um zu sehen, wie es steht.';

/** Was der Server genauer weiß, steht dahinter, in seinen Worten. */
const withItsWords =
  (said: string): ProblemSentence =>
  ({ detail }) =>
    `${said} Der Server sagt dazu: „${detail.trim()}“`;

/** Mit dem, was X gesagt hat. */
const withWordsOfX =
  (said: string, next: string): ProblemSentence =>
  ({ detail }) => {
    const words = quotedIn(detail);
    return words === undefined ? `${said}. ${next}` : `${said} und sagt: „${words}“. ${next}`;
  };

const PROBLEMS = {
  already_set_up: 'Dieser Server hat schon seinen ersten Administrator. Melde dich stattdessen an.',
  credentials_wrong: 'Benutzername oder Passwort stimmt nicht. Prüfe beide und versuche es noch einmal.',
  internal_error:
    'Auf dem Server ist etwas schiefgegangen. Versuche es gleich noch einmal; bleibt es so, nenne dem Betreiber die Kennung.',
  invalid_fields: 'Einiges lässt sich so nicht verwenden. Es ist oben markiert.',
  invitation_invalid:
    'Diese Einladung gilt nicht: Sie ist unbekannt, benutzt oder abgelaufen. Bitte um eine neue Einladung.',
  registration_closed: 'Auf diesem Server kann sich niemand registrieren. Bitte seinen Betreiber um eine Einladung.',
  second_factor_required: 'Gib den Code ein, den deine App zeigt, oder einen deiner Wiederherstellungscodes.',
  second_factor_wrong: 'Dieser Code stimmt nicht oder wurde schon benutzt. Nimm den nächsten, den deine App zeigt.',
  session_required: 'Du bist nicht mehr angemeldet. Melde dich wieder an.',
  setup_token_wrong: 'Der Einrichtungscode stimmt nicht. Kopiere ihn noch einmal aus dem Protokoll des Servers.',
  sign_in_locked:
    'Es gab zu viele gescheiterte Anmeldungen. Melde dich von einem Ort an, den du schon benutzt hast, oder frag den Betreiber dieses Servers.',
  token_invalid: 'Dieser Link gilt nicht: Er ist unbekannt, benutzt, ersetzt oder zu alt. Fordere einen neuen an.',
  too_many_requests: ({ retry_after_secs }) => `Das waren zu viele Anfragen in kurzer Zeit. ${tryIn(retry_after_secs)}`,
  too_many_tries: ({ retry_after_secs }) => `Das waren zu viele Versuche. ${tryIn(retry_after_secs)}`,
  account_needs_reauth: `Die Plattform lässt diese Verbindung nicht mehr gelten. Verbinde das Konto in den Einstellungen neu, dann veröffentliche. ${NOTHING_SENT}`,
  account_not_connected: `Kein Konto ist verbunden. Verbinde in den Einstellungen eines. ${NOTHING_SENT}`,
  account_required: 'Mehrere Konten sind verbunden. Wähle das, das gemeint ist.',
  administrator_required: 'Das darf nur ein Administrator dieses Servers.',
  api_key_invalid:
    'Das ist kein API-Schlüssel, der hier gilt: Er ist vertippt, abgelaufen oder an ein anderes Netz gebunden.',
  api_key_made_before:
    'Diese Anfrage hat ihren API-Schlüssel schon erstellt, und gezeigt wird er nur einmal. Widerrufe ihn und erstelle einen anderen.',
  api_key_replaced: 'Dieser Schlüssel wurde schon ausgetauscht. Tausche den aus, der ihn abgelöst hat.',
  api_key_required: 'Dafür ist ein API-Schlüssel nötig.',
  bad_request: withItsWords('Die Anfrage war nicht zu verstehen.'),
  body_too_large: ({ detail }) => {
    const [max] = exactly(1, detail) ?? [];
    return `Das ist zu viel auf einmal${max === undefined ? '' : `: höchstens ${figure(max)} MB sind möglich`}. Wähle kleinere Bilder. ${NOTHING_SENT}`;
  },
  client_misconfigured:
    'X nimmt die Zugangsdaten dieses Servers nicht an. Wer ihn betreibt, muss die X-Schlüssel in seinen Einstellungen prüfen.',
  content_type_unsupported: withItsWords('Die Anfrage hatte eine Form, die der Server nicht liest.'),
  cross_site_request: 'Diese Anfrage kam von der Seite einer anderen Website. Öffne die Seite dieses Servers.',
  cursor_invalid: `Hier geht die Liste nicht weiter. ${RELOAD}`,
  draft_gone: `Diesen Entwurf gibt es nicht mehr: Er wurde anderswo veröffentlicht oder gelöscht. ${NOTHING_SENT}`,
  duplicate_content: `Derselbe Text ging binnen eines Tages schon an dieses Konto. ${NOTHING_SENT} Ändere den Text.`,
  duplicate_field: withItsWords('Die Anfrage hatte einen Teil zu oft.'),
  entry_shared: `Dieser Eintrag wurde schon geteilt, wartet oder ist ein Entwurf. ${NOTHING_SENT}`,
  entry_without_link: 'Dieser Eintrag hat keinen Link, also gibt es nichts zu teilen.',
  feed_known: 'Diesem Feed folgst du schon. Nichts wurde hinzugefügt.',
  header_required: withItsWords('Der Anfrage fehlte etwas.'),
  headers_too_large: withItsWords('Die Anfrage war zu groß.'),
  idempotency_key_invalid: withItsWords('Die Anfrage war nicht zu verstehen.'),
  idempotency_key_reused: `Diese Anfrage wurde mit einer früheren verwechselt. ${NOTHING_SENT} Veröffentliche noch einmal.`,
  image_dimensions: ofImage('image_dimensions'),
  image_grant_not_needed: `Auf diesem Server brauchen Bilder keine zweite Erlaubnis. ${RELOAD}`,
  image_grant_required: `Bilder brauchen bei X eine zweite Erlaubnis. Erlaube sie für dieses Konto in den Einstellungen. ${NOTHING_SENT}`,
  image_too_large: ofImage('image_too_large'),
  image_too_many_frames: ofImage('image_too_many_frames'),
  image_too_slow: ofImage('image_too_slow'),
  image_type_unsupported: ofImage('image_type_unsupported'),
  image_undecodable: ofImage('image_undecodable'),
  images_gone:
    'Die Bilder dieses Beitrags wurden eine Woche lang aufbewahrt und sind nun weg. Schreibe den Beitrag mit seinen Bildern neu.',
  insufficient_credits:
    'Das X-Guthaben dieses Servers ist aufgebraucht. Der Beitrag bleibt und wartet; wer den Server betreibt, muss in der Entwicklerkonsole von X Guthaben aufladen.',
  invalid_body: withItsWords('Die Anfrage passte nicht zu dem, was der Server liest.'),
  invalid_query: withItsWords('So lässt sich nicht suchen.'),
  invitation_made_before:
    'Diese Anfrage hat ihre Einladung schon erstellt, und ihr Link wird nur einmal gezeigt. Ziehe sie zurück und erstelle eine andere.',
  invitations_off:
    'Die Registrierung ist auf diesem Server offen oder geschlossen, eine Einladung würde also nichts ändern.',
  last_administrator: 'Das ist der einzige Administrator, der sich anmelden kann. Nichts wurde geändert.',
  mail_not_configured:
    'Dieser Server verschickt keine Mail: Es ist kein Mailserver eingerichtet. Frag seinen Betreiber.',
  mail_not_sent:
    'Der Mailserver nimmt für diese Adresse nichts an oder ist nicht erreichbar; nichts wurde geändert. Prüfe die Adresse, dann versuche es noch einmal.',
  malformed_form: withItsWords('Die Anfrage war nicht zu verstehen.'),
  malformed_json: withItsWords('Die Anfrage war nicht zu verstehen.'),
  may_be_published: `Dieser Beitrag ist vielleicht schon draußen. Sieh erst auf deinem Profil bei X nach. ${NOTHING_SENT}`,
  media_in_use: `Ein anderer Beitrag hat dieses Bild schon. Lade es noch einmal hoch. ${NOTHING_SENT}`,
  media_rejected: withWordsOfX('X hat das Bild abgelehnt', 'Wähle ein anderes; dein Text bleibt erhalten.'),
  method_not_allowed: `Das geht an dieser Adresse nicht. ${RELOAD}`,
  not_editable: `Dieser Beitrag lässt sich nicht mehr ändern. Nichts wurde geändert. ${RELOAD}`,
  not_found: `Das gibt es hier nicht oder nicht mehr. ${RELOAD}`,
  not_in_review: `An diesem Beitrag ist nichts zweifelhaft. ${RELOAD}`,
  not_ready: withItsWords('Im Augenblick kann nichts gesendet werden.'),
  not_retryable: `Noch einmal gesendet wird nur, was sicher nicht draußen ist. ${RELOAD}`,
  not_sent: 'X war nicht erreichbar; nichts wurde veröffentlicht. Versuche es gleich noch einmal.',
  own_account: 'Du kannst dich nicht selbst aussperren. Ein anderer Administrator kann es.',
  page_missing: 'Die Seite ist auf diesem Server nicht gebaut.',
  platform_not_configured:
    'Der Betreiber dieses Servers hat diese Plattform nicht eingerichtet. Er muss erst die X-Schlüssel eintragen.',
  platform_refused:
    'Die Plattform hat geantwortet und lässt dieses Konto oder diesen Server nicht herein. Sieh bei ihr nach dem Konto.',
  platform_rejected: withWordsOfX(
    'X hat den Beitrag abgelehnt',
    'Er steht im Verlauf. Ändere ihn, dann versuche es noch einmal.',
  ),
  platform_unreachable:
    'Die Plattform ist gerade nicht erreichbar. Warte einen Augenblick, dann versuche es noch einmal.',
  precondition_failed: `Es wurde inzwischen woanders geändert. Nichts wurde überschrieben. ${RELOAD}`,
  reauth_required: 'Zeig, dass du es bist: Gib dein Passwort ein.',
  request_refused: withItsWords('Die Anfrage wurde abgelehnt.'),
  request_timeout: 'Die Anfrage brauchte zu lange. Nichts wurde getan; versuche es noch einmal.',
  scope_missing: 'Dieser API-Schlüssel darf das nicht.',
  second_factor_off: `Kein zweiter Faktor ist an, oder keiner wurde begonnen. ${RELOAD}`,
  second_factor_on: `Ein zweiter Faktor ist schon an. ${RELOAD}`,
  sending_held:
    'Nichts wird gesendet, bis der Betreiber nach der wiederhergestellten Datenbank gesehen hat. Der Beitrag bleibt und wartet.',
  session_only: 'Das kann kein API-Schlüssel, nur jemand, der angemeldet ist.',
  too_many_drafts: ({ detail }) =>
    `Du hast ${entire(detail, 'so viele', 'Entwürfe')}, wie hier möglich sind. Lösche einen, den du nicht mehr brauchst.`,
  too_many_feeds: ({ detail }) =>
    `Du folgst ${entire(detail, 'so vielen', 'Feeds')}, wie hier möglich sind. Entferne einen, dann füge einen anderen hinzu.`,
  too_many_invitations: ({ detail }) =>
    `Es sind ${entire(detail, 'so viele', 'Einladungen')} offen, wie hier möglich sind. Ziehe eine zurück, die du nicht mehr brauchst.`,
  too_many_keys: ({ detail }) =>
    `Du hast ${entire(detail, 'so viele', 'API-Schlüssel')}, wie hier möglich sind. Widerrufe einen, den du nicht mehr brauchst.`,
  too_many_streams: 'Zu viele Seiten lesen schon mit. Schließe einige davon.',
  unknown_field: withItsWords('Die Anfrage hatte einen Teil, den der Server nicht kennt.'),
  uploads_busy: ({ retry_after_secs }) =>
    `Im Augenblick werden zu viele Bilder hochgeladen. ${NOTHING_SENT} ${tryIn(retry_after_secs)}`,
  version_conflict: `Dieser Beitrag wurde inzwischen woanders geändert. Nichts wurde überschrieben. ${RELOAD}`,
  version_required: withItsWords('Der Anfrage fehlte etwas.'),
} satisfies Record<ProblemCode, ProblemSentence>;

/** „so viele Entwürfe (500)“ */
function entire(detail: string, many: string, things: string): string {
  const [max] = exactly(1, detail) ?? [];
  return `${many} ${things}${max === undefined ? '' : ` (${figure(max)})`}`;
}

export const refusals: Words['refusals'] = sayRefusals(PROBLEMS, FIELDS);
