// Allgemeines, Passwort, Mail und Sitzungen.
import type { Words } from '..';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');
const WHY_REVOKE = 'Tu es, wenn vielleicht jemand anderes einen erstellt hat.';

export const settings: Words['settings'] = {
  preferences: {
    doingLoad: 'deine Einstellungen zu laden',
    zone: 'Zeitzone',
    zoneLabel: 'Zeiten gelten in',
    zoneHint:
      'Damit beginnt ein Beitrag für später. Für jeden Beitrag kannst du eine andere Zone wählen; geplante behalten ihre.',
    zoneOfBrowser: (zone) => `Wie in diesem Browser (${zone})`,
    zoneStored: (zone) => `Zeiten gelten jetzt in ${zone}.`,
    doingZone: 'deine Zeitzone zu speichern',
    language: 'Sprache',
    languageLabel: 'Diese Seite spricht',
    languageHint: 'Gilt in diesem Browser, auch wenn du dich abmeldest. Mail und API bleiben englisch.',
    languageOfBrowser: (language) => `Wie in diesem Browser (${language})`,
    languageChosen: 'Die Seite spricht jetzt Deutsch.',
    languageFailed: 'Die Wörter ließen sich nicht laden. Nichts wurde geändert; versuche es noch einmal.',
  },
  password: {
    title: 'Passwort',
    current: 'Aktuelles Passwort',
    typeCurrent: 'Gib das Passwort ein, das du jetzt hast.',
    new: 'Neues Passwort',
    hint: '15 bis 128 Zeichen. Ein paar Wörter, die nur du so zusammenstellst, merkt man sich leicht.',
    revokeKeys: 'Auch meine API-Schlüssel widerrufen',
    revokeUnknown: `Jedes Programm, das einen benutzt, steht sofort still. ${WHY_REVOKE}`,
    revokeHint: (count) =>
      count === 0
        ? `Du hast jetzt keinen. ${WHY_REVOKE}`
        : plural(count, {
            one: `Du hast #. Das Programm, das ihn benutzt, steht sofort still. ${WHY_REVOKE}`,
            other: `Du hast #. Jedes Programm, das einen benutzt, steht sofort still. ${WHY_REVOKE}`,
          }),
    endsOthers: 'Wenn du es änderst, endet jede andere Sitzung.',
    doing: 'dein Passwort zu ändern',
    done: 'Dein Passwort ist geändert',
    othersEnded: 'Jede andere Sitzung ist beendet.',
    othersEndedAndKeys: 'Jede andere Sitzung ist beendet, und deine API-Schlüssel gelten nicht mehr.',
    busy: 'Wird geändert…',
    act: 'Passwort ändern',
  },
  mail: {
    title: 'Mail',
    loading: 'Deine Adresse wird geladen',
    doingLoad: 'deine Adresse zu laden',
    change: 'Adresse ändern',
    another: 'Noch einen Link senden',
    forget: 'Diese Adresse vergessen',
    remove: 'Entfernen',
    yours: 'Deine Adresse ist {address}.',
    noServer:
      'Dieser Server verschickt keine Mail: Sein Betreiber hat keinen Mailserver eingerichtet. Du liest alles in der App.',
    none: 'Noch keine Adresse. Gib eine an, um per Mail zu hören, was du unten wählst; sie dient zu nichts anderem.',
    lapsed: (address) => `${address} wurde nicht rechtzeitig bestätigt`,
    lapsedWhat: 'Der Link gilt nicht mehr. Sende einen neuen.',
    confirm: (address) => `Bestätige ${address}`,
    onItsWay: 'Ein Link ist dorthin unterwegs. Öffne ihn binnen {left}; bis dahin geht keine Mail hinaus.',
    onItsWayFrom: (address) =>
      `Ein Link ist dorthin unterwegs. Öffne ihn binnen {left}; bis dahin geht Mail an ${address}.`,
    address: 'Adresse',
    addressHint: 'Dorthin geht ein Link. Die Adresse gilt, sobald du ihn geöffnet hast.',
    typeAddress: 'Gib die Adresse ein.',
    doingSend: 'den Link zu senden',
    sending: 'Der Link wird gesendet…',
    send: 'Link senden',
    sent: (address) => `Ein Link ist unterwegs an ${address}. Öffne ihn, um die Adresse zu bestätigen.`,
    sentSomewhere: 'Ein Link ist unterwegs an deine Adresse. Öffne ihn, um sie zu bestätigen.',
    removeTitle: (address) => `${address} entfernen?`,
    removeTitleUnknown: 'Die Adresse entfernen?',
    removeAct: 'Entfernen',
    removing: 'Wird entfernt…',
    keep: 'Behalten',
    removeWhat: 'Dann bekommst du keine Mail mehr, und ein Link, der dorthin unterwegs ist, führt ins Leere.',
    removeThen: 'In der App liest du weiter alles.',
    doingRemove: 'sie zu entfernen',
    removed: 'Du bekommst keine Mail mehr.',
  },
  sessions: {
    title: 'Sitzungen',
    lead: 'Wo du angemeldet bist. Beende, was du nicht kennst.',
    loading: 'Deine Sitzungen werden geladen',
    doingLoad: 'deine Sitzungen zu laden',
    doingEnd: 'die Sitzung zu beenden',
    ended: 'Sitzung beendet.',
    othersEnded: 'Alle anderen Sitzungen sind beendet.',
    ending: 'Wird beendet…',
    endOthers: 'Alle anderen Sitzungen beenden',
    thisDevice: 'Dieses Gerät',
    seen: 'Zuletzt da {seen} · Angemeldet {since}',
    seenFrom: (ip) => `${ip} · Zuletzt da {seen} · Angemeldet {since}`,
    end: 'Beenden',
    endOf: (device) => `Sitzung beenden: ${device}`,
    unknownDevice: 'Unbekanntes Gerät',
    device: (browser, system) => `${browser} unter ${system}`,
    someBrowserOn: (system) => `Ein Browser unter ${system}`,
  },
};
