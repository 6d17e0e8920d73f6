// Was schiefging, ohne dass ein Server es gesagt hätte. Was ein Server abgelehnt hat, steht in `refusals.ts`.
import type { Words } from '..';

export const errors: Words['errors'] = {
  /** Mit „zu“: „deine Beiträge zu laden“. */
  couldNot: (doing) => `Es ist nicht gelungen, ${doing}`,
  reference: 'Kennung für den Betreiber dieses Servers: {id}',
  offline: 'Dein Gerät ist offline. Nichts wurde gesendet. Versuche es noch einmal, wenn du verbunden bist.',
  noAnswer:
    'Der Server hat nicht geantwortet. Prüfe deine Verbindung und ob der Server läuft, dann versuche es noch einmal.',
  oddAnswer: (status) =>
    `Die Antwort kam nicht von Pillarbox${status === undefined ? '' : ` (Status ${status})`}; vielleicht hat etwas dazwischen versagt. Versuche es gleich noch einmal.`,
  onThisPage: 'Auf dieser Seite ist etwas schiefgegangen. Lade sie neu, dann versuche es noch einmal.',
};
