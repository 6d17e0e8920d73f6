// Which language is spoken: the one that was chosen, or the first the browser asks for and that is spoken here.

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name: whoever looks for it reads no other. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const KEY = 'pillarbox.language';

function stored(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return LANGUAGES.find((one) => one === kept);
  } catch {
    return undefined;
  }
}

let chosen = stored();

/** The language that was chosen, if one was. */
export function chosenLanguage(): Language | undefined {
  return chosen;
}

/** The best that this browser asks for: "de-AT" is served with German. */
export function browserLanguage(wanted: readonly string[] = navigator.languages): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((one) => one === tag.toLowerCase().split('-')[0]);
    if (found !== undefined) return found;
  }
  return 'en';
}

export function firstLanguage(): Language {
  return chosen ?? browserLanguage();
}

/** Keeps the choice; without one the browser's wish counts again. */
export function chooseLanguage(next: Language | undefined): void {
  chosen = next;
  keepLanguage();
}

/** Writes the choice down again. Signing out lets the browser clear this site's storage, and a language is nobody's secret. */
export function keepLanguage(): void {
  try {
    if (chosen === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    // Storage closed: the choice lasts until the page is left.
  }
}
