// Wie ein Weg zur Zustimmungsseite von X ausging. Ein Eintrag für jeden Code des Rückwegs.
import type { Words } from '..';

const AGAIN = 'Beginne noch einmal mit „X verbinden“.';

export const connect: Words['connect'] = {
  done: 'X ist verbunden',
  doneWhat: 'Du kannst jetzt von deiner Übersicht aus veröffentlichen.',
  missing: 'Es fehlt: {scopes}',
  errors: {
    access_denied: {
      title: 'X wurde nicht verbunden',
      detail:
        'Du hast Pillarbox nicht erlaubt, für dich zu veröffentlichen; nichts wurde geändert. Verbinden kannst du, wann immer du willst.',
    },
    state_unknown: {
      title: 'Deine Rückkehr von X passt zu nichts',
      detail: `Diese Antwort von X gehört zu keiner Verbindung, die hier begonnen wurde. Nichts wurde geändert. ${AGAIN}`,
    },
    state_expired: {
      title: 'Das hat zu lange gedauert',
      detail: `Eine Verbindung muss binnen zehn Minuten fertig sein. Nichts wurde geändert. ${AGAIN}`,
    },
    state_used: {
      title: 'Diese Antwort von X wurde schon benutzt',
      detail:
        'Vielleicht wurde die Seite zweimal geöffnet. Sieh unten nach, ob dein Konto verbunden ist; wenn nicht, beginne noch einmal.',
    },
    state_other_session: {
      title: 'Du bist in einer anderen Sitzung zurückgekommen',
      detail:
        'Die Verbindung wurde in einem anderen Browser begonnen, oder bevor du dich neu angemeldet hast. Nichts wurde geändert. Beginne hier noch einmal, und bleib bei einer Adresse: 127.0.0.1 und localhost sind zwei.',
    },
    missing_scope: {
      title: 'X hat nicht alle Rechte gegeben',
      detail:
        'Zum Veröffentlichen ist jedes Recht nötig, das die Seite von X zeigt. Nichts wurde verbunden. Beginne noch einmal und nimm alle an.',
    },
    account_linked_elsewhere: {
      title: 'Jemand anderes hier hat dieses X-Konto',
      detail:
        'Eine andere Person auf diesem Server hat es verbunden. Melde dich bei X mit einem anderen Konto an und beginne noch einmal, oder bitte sie, es erst zu trennen.',
    },
    different_account: {
      title: 'Das war ein anderes X-Konto',
      detail:
        'X hat für ein anderes Konto geantwortet als das, das du neu verbinden wolltest. Nichts wurde geändert. Melde dich bei X mit dem richtigen an, dann verbinde neu.',
    },
    platform_unreachable: {
      title: 'X war nicht erreichbar',
      detail:
        'Du hast zugestimmt, aber danach hat X unserem Server nicht geantwortet. Nichts wurde verbunden. Warte einen Augenblick und beginne noch einmal.',
    },
    client_misconfigured: {
      title: 'X nimmt die Schlüssel dieses Servers nicht an',
      detail:
        'Wer diesen Server betreibt, muss prüfen, ob X_CLIENT_ID und X_CLIENT_SECRET das OAuth-2.0-Paar sind. Nichts wurde verbunden.',
    },
    code_refused: {
      title: 'X hat die Verbindung nicht angenommen',
      detail: `X gibt 30 Sekunden Zeit und lehnt danach ab. Nichts wurde verbunden. ${AGAIN}`,
    },
    callback_malformed: {
      title: 'Die Antwort von X war unvollständig',
      detail: `In der Adresse, auf der du zurückkamst, fehlte etwas. Nichts wurde geändert. ${AGAIN}`,
    },
    issuer_mismatch: {
      title: 'Die Antwort kam nicht von X',
      detail: `Sie nannte einen anderen Dienst, also haben wir sie nicht benutzt. Nichts wurde geändert. ${AGAIN}`,
    },
    session_required: {
      title: 'Unterwegs wurdest du abgemeldet',
      detail: `Deine Sitzung endete, während du bei X warst. Nichts wurde verbunden. Du bist wieder angemeldet. ${AGAIN}`,
    },
    platform_refused: {
      title: 'X hat die Verbindung abgelehnt',
      detail:
        'Du hast zugestimmt, aber X ließ unseren Server nicht zu Ende kommen. Nichts wurde verbunden. Beginne noch einmal; geschieht es wieder, findet der Betreiber dieses Servers den Grund in seinem Protokoll.',
    },
    platform_not_configured: {
      title: 'X ist auf diesem Server nicht eingerichtet',
      detail:
        'Seine Schlüssel fehlen in den Einstellungen des Servers. Nichts wurde verbunden. Frag den Betreiber dieses Servers.',
    },
    account_not_found: {
      title: 'Das Konto, das neu verbunden werden sollte, ist weg',
      detail: `Es wurde entfernt, während du bei X warst. Nichts wurde geändert. ${AGAIN}`,
    },
    internal_error: {
      title: 'Bei uns ist etwas schiefgegangen',
      detail:
        'Die Verbindung wurde nicht fertig. Sieh unten nach, ob dein Konto verbunden ist; wenn nicht, beginne gleich noch einmal.',
    },
  },
  unknown: {
    title: 'X wurde nicht verbunden',
    detail:
      'Auf dem Rückweg von X ist etwas schiefgegangen. Sieh unten nach, ob dein Konto verbunden ist; wenn nicht, beginne noch einmal.',
  },
};
