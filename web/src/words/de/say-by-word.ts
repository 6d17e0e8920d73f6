// Was der Server in eigenen Sätzen sagt, nach seinem Stichwort. Ein Stichwort, das hier niemand kennt, sagt er selbst, auf Englisch.

export type Sentence = string | ((detail: string) => string);

/** Der Satz zum Stichwort. */
export function say(table: Readonly<Record<string, Sentence>>, word: string | null, detail: string): string {
  const said = word !== null && Object.hasOwn(table, word) ? table[word] : undefined;
  return (typeof said === 'function' ? said(detail) : said) ?? detail;
}

export const CREDITS =
  'Das Guthaben der X-Anwendung dieses Servers ist aufgebraucht. Der Beitrag bleibt und wartet; der Betreiber muss bei X Guthaben aufladen.';
export const RESTORED =
  'Die Datenbank dieses Servers ist vielleicht älter als das, was schon gesendet wurde. Nichts wird gesendet, bis sein Betreiber nachgesehen hat.';
export const IMAGE_GRANT = 'Bilder brauchen bei X eine zweite Erlaubnis. Gib sie in den Einstellungen';
