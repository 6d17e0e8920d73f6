// The words on the screen, in the language of this visit. Those of the pages at the door are loaded before anything is drawn
// (`main.tsx`), the rest with the first page behind it (`router.tsx`); no other language is fetched.
import type en from './en';
import type { Language } from './language';

/** All there is to say. Every language has the whole of it, which the compiler holds. */
export type Words = typeof en;

/** The words of this language. Read inside components and functions; as a constant of a module they would be read too early. */
export let words: Words;

/** The language that is spoken, for `Intl` by way of `lib/locale.ts`. */
export let language: Language = 'en';

/** Behind the door: all the words, those of the door among them. */
const WHOLE: Record<Language, () => Promise<{ default: Words }>> = {
  en: () => import('./en'),
  de: () => import('./de'),
};

/** For whoever is not signed in yet. */
const DOOR: Record<Language, () => Promise<{ door: DoorWords }>> = {
  en: () => import('./en/door'),
  de: () => import('./de/door'),
};

export type DoorWords = Pick<Words, 'confirm' | 'errors' | 'page' | 'refusals' | 'session' | 'ui'>;

let isWhole = false;

export async function loadDoorWords(chosen: Language): Promise<void> {
  const { door } = await DOOR[chosen]();
  // What is behind the door is loaded before anything there is shown.
  setWords(chosen, door as Words);
  isWhole = false;
}

/** Ready when every page may be shown. */
export async function loadWords(chosen: Language = language): Promise<void> {
  if (isWhole && chosen === language) return;
  setWords(chosen, (await WHOLE[chosen]()).default);
}

/** For tests, which want no waiting. */
export function setWords(chosen: Language, all: Words): void {
  words = all;
  language = chosen;
  isWhole = true;
}
