// Which language is spoken: the one that was chosen, or English.

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

/** English unless another was chosen: the browser's wish counts once no page mixes two languages any more. */
export function firstLanguage(): Language {
  return chosenLanguage() ?? 'en';
}

/** Keeps the choice; without one it is English again. Nothing on the screen changes before the page is loaded anew. */
export function keepLanguage(chosen: Language | undefined): void {
  try {
    if (chosen === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    // Storage closed: the browser's language it is.
  }
}
