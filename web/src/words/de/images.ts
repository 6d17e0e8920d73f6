// Der zweite, freiwillige Schritt des Verbindens: die Erlaubnis für Bilder. Wie der Weg zu X ausging, und warum die Erlaubnis weg ist.
import type { Words } from '..';

const AGAIN = 'Beginne noch einmal mit „Bilder erlauben“.';

export const images: Words['images'] = {
  title: 'Bilder',
  step: 'Schritt 2, freiwillig',
  states: {
    missing: 'Noch nicht erlaubt',
    active: 'Erlaubt',
    refused: 'Nicht erlaubt',
    lost: 'Braucht Aufmerksamkeit',
  },
  allow: 'Bilder erlauben',
  give: 'Bilder erlauben',
  doing: 'den zweiten Schritt zu beginnen',
  reconnectFirst: 'Verbinde erst das Konto neu.',
  missing:
    'Hier verlangt X eine zweite Erlaubnis, bevor Bilder gesendet werden können. Beiträge ohne Bilder gehen ohne sie hinaus.',
  active: 'Deine Beiträge können Bilder haben.',
  activeSince: 'Deine Beiträge können Bilder haben. Erlaubt {when}.',
  refused: 'X ließ uns keine Bilder senden. Erlaube Bilder noch einmal.',
  steps: {
    operator: 'Wer diesen Server betreibt, stellt die X-App in der Entwicklerkonsole von X auf „Read and write“.',
    revoke: (who) =>
      `Öffne {link} als @${who}, wähle diese App und entziehe ihr die Rechte. Das beendet auch den ersten Schritt; deine Beiträge und dein Verlauf bleiben.`,
    revokeLink: 'bei X die Liste verbundener Apps',
    reconnect: 'Komm hierher zurück und verbinde das Konto neu.',
    again: 'Dann mach den zweiten Schritt noch einmal.',
  },
  remove: {
    button: 'Erlaubnis für Bilder entfernen',
    title: (who) => `Die Erlaubnis für Bilder von @${who} entfernen?`,
    act: 'Entfernen',
    busy: 'Wird entfernt…',
    keep: 'Behalten',
    what: 'Pillarbox beendet diese Erlaubnis bei X und vergisst sie. Das Konto bleibt verbunden.',
    whatSandbox: 'Pillarbox beendet diese Erlaubnis in der Sandbox und vergisst sie. Das Konto bleibt verbunden.',
    after: 'Beiträge ohne Bilder gehen hinaus wie bisher. Die mit Bildern warten dann, bis du Bilder wieder erlaubst.',
    doing: 'sie zu entfernen',
    done: (who) => `Die Erlaubnis für Bilder von @${who} ist entfernt.`,
  },
  done: 'Bilder sind erlaubt',
  doneWhat: 'Du kannst deinen Beiträgen jetzt Bilder hinzufügen.',
  errors: {
    access_denied: {
      title: 'Bilder wurden nicht erlaubt',
      detail:
        'Du hast Pillarbox nicht erlaubt, Bilder zu senden; nichts wurde geändert. Text kannst du weiter veröffentlichen.',
    },
    state_unknown: {
      title: 'Deine Rückkehr von X passt zu keinem zweiten Schritt',
      detail: `Diese Antwort von X gehört zu keinem Schritt, der hier begonnen wurde. Nichts wurde geändert. ${AGAIN}`,
    },
    state_expired: {
      title: 'Der zweite Schritt hat zu lange gedauert',
      detail: `Er muss binnen zehn Minuten fertig sein. Nichts wurde geändert. ${AGAIN}`,
    },
    state_used: {
      title: 'Diese Antwort auf den zweiten Schritt wurde schon benutzt',
      detail:
        'Vielleicht wurde die Seite zweimal geöffnet. Sieh unten nach, ob Bilder erlaubt sind; wenn nicht, beginne noch einmal.',
    },
    state_other_session: {
      title: 'Du bist vom zweiten Schritt in einer anderen Sitzung zurückgekommen',
      detail:
        'Er wurde in einem anderen Browser begonnen, oder bevor du dich neu angemeldet hast. Nichts wurde geändert. Beginne hier noch einmal, und bleib bei einer Adresse: 127.0.0.1 und localhost sind zwei.',
    },
    session_required: {
      title: 'Während des zweiten Schritts wurdest du abgemeldet',
      detail: `Deine Sitzung endete, während du bei X warst. Bilder wurden nicht erlaubt. Du bist wieder angemeldet. ${AGAIN}`,
    },
    callback_malformed: {
      title: 'Die Antwort auf den zweiten Schritt war unvollständig',
      detail: `In der Adresse, auf der du zurückkamst, fehlte etwas. Nichts wurde geändert. ${AGAIN}`,
    },
    different_account: {
      title: 'Bilder wurden für ein anderes X-Konto erlaubt',
      detail: `X hat für ein anderes Konto geantwortet als dieses, also haben wir es nicht behalten. Melde dich bei X mit dem richtigen an. ${AGAIN}`,
    },
    read_only: {
      title: 'X gab eine Erlaubnis, die nur lesen darf',
      detail: `Zum Senden von Bildern ist eine nötig, die schreiben darf, also haben wir sie nicht behalten. Wer diesen Server betreibt, stellt die X-App in der Entwicklerkonsole von X auf „Read and write“. ${AGAIN}`,
    },
    read_only_same_token: {
      title: 'X gab wieder dieselbe Erlaubnis, die nur lesen darf',
      detail:
        'Eine Erlaubnis bleibt, wie du sie zuerst gegeben hast; deshalb muss sie bei X entzogen werden, bevor du eine neue gibst. Was zu tun ist, und in welcher Reihenfolge, steht unten beim Konto.',
    },
    platform_refused: {
      title: 'X hat den zweiten Schritt abgelehnt',
      detail:
        'Du hast zugestimmt, aber X ließ unseren Server nicht zu Ende kommen. Bilder wurden nicht erlaubt. Beginne noch einmal; geschieht es wieder, findet der Betreiber dieses Servers den Grund in seinem Protokoll.',
    },
    client_misconfigured: {
      title: 'X nimmt den API-Schlüssel dieses Servers nicht an',
      detail:
        'Wer diesen Server betreibt, muss prüfen, ob X_API_KEY und X_API_SECRET das Paar der X-App sind und ob die Callback-Adresse des zweiten Schritts dort eingetragen ist. Bilder wurden nicht erlaubt.',
    },
    platform_unreachable: {
      title: 'X war für den zweiten Schritt nicht erreichbar',
      detail:
        'X hat unserem Server nicht geantwortet. Bilder wurden nicht erlaubt. Warte einen Augenblick und beginne noch einmal.',
    },
    image_grant_not_needed: {
      title: 'Der zweite Schritt ist nicht mehr nötig',
      detail:
        'Dieser Server sendet Bilder jetzt ohne ihn. Nichts wurde geändert. Du kannst deinen Beiträgen Bilder hinzufügen.',
    },
    platform_not_configured: {
      title: 'X ist auf diesem Server nicht für Bilder eingerichtet',
      detail:
        'Die Schlüssel fehlen in den Einstellungen des Servers. Bilder wurden nicht erlaubt. Frag den Betreiber dieses Servers.',
    },
    account_not_found: {
      title: 'Das Konto des zweiten Schritts ist weg',
      detail: 'Es wurde entfernt, während du bei X warst. Nichts wurde geändert. Verbinde es erst wieder.',
    },
    account_not_connected: {
      title: 'Das Konto ist nicht mehr verbunden',
      detail: 'Es wurde getrennt, während du bei X warst. Verbinde es wieder, dann erlaube Bilder.',
    },
    internal_error: {
      title: 'Der zweite Schritt ist bei uns schiefgegangen',
      detail: 'Er wurde nicht fertig. Sieh unten nach, ob Bilder erlaubt sind; wenn nicht, beginne gleich noch einmal.',
    },
  },
  unknown: {
    title: 'Der zweite Schritt wurde nicht fertig',
    detail:
      'Auf dem Rückweg von X ist etwas schiefgegangen. Sieh unten nach, ob Bilder erlaubt sind; wenn nicht, beginne noch einmal.',
  },
  reasons: {
    read_only:
      'X gab eine Erlaubnis, die nur lesen darf, und wir haben sie nicht behalten. Wer diesen Server betreibt, stellt die X-App in der Entwicklerkonsole von X auf „Read and write“. Dann erlaube Bilder noch einmal.',
    read_only_same_token:
      'X gab zweimal dieselbe Erlaubnis, und sie darf nur lesen: Sie bleibt, wie du sie zuerst gegeben hast. Um eine zu bekommen, die schreiben darf, tu dies, in dieser Reihenfolge:',
    access_revoked:
      'X nimmt diese Erlaubnis nicht mehr an. Vielleicht wurde sie bei X entzogen. Erlaube Bilder noch einmal.',
    permission_lost:
      'X lässt uns mit dieser Erlaubnis nicht mehr senden. Wer diesen Server betreibt, prüft, ob die X-App noch auf „Read and write“ steht. Dann erlaube Bilder noch einmal.',
    consumer_key_changed:
      'Der API-Schlüssel dieses Servers für X wurde gewechselt, und die Erlaubnis gehört zum alten. Erlaube Bilder noch einmal.',
    token_unreadable:
      'Die gespeicherte Erlaubnis ist nicht mehr lesbar, zum Beispiel, weil das Geheimnis des Servers gewechselt wurde. Erlaube Bilder noch einmal.',
  },
};
