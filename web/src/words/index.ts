// The words on the screen, in the language of this visit. They are loaded before anything is drawn (`main.tsx`) and do not change
// while the page lives: choosing another language loads the page anew.
import type en from './en';
import type { Language } from './language';

/** All there is to say. Every language has the whole of it, which the compiler holds. */
export type Words = typeof en;

/** The words of the chosen language. Read inside components and functions; as a constant of a module they would be read too early. */
export let words: Words;

/** The chosen language, for `Intl`. */
export let language: Language = 'en';

const LOADERS: Record<Language, () => Promise<{ default: Words }>> = {
  en: () => import('./en'),
  de: () => import('./de'),
};

export async function loadWords(chosen: Language): Promise<void> {
  setWords(chosen, (await LOADERS[chosen]()).default);
}

/** For tests, which want no waiting. */
export function setWords(chosen: Language, all: Words): void {
  words = all;
  language = chosen;
}
