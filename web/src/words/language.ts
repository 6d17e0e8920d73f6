// Which language is spoken: the one chosen in the preferences, or the first of the browser's that there is.

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name: whoever looks for it reads no other. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const KEY = 'pillarbox.language';

/** The language that was chosen, if one was. */
export function chosenLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return LANGUAGES.find((one) => one === kept);
  } catch {
    return undefined;
  }
}

export function firstLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return chosenLanguage() ?? wanted.map((tag) => LANGUAGES.find((one) => one === tag)).find(Boolean) ?? 'en';
}

/** Keeps the choice; without one, the browser's languages decide again. Nothing on the screen changes before the page is loaded anew. */
export function keepLanguage(chosen: Language | undefined): void {
  try {
    if (chosen === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    // Storage closed: the browser's language it is.
  }
}
