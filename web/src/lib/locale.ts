import { language } from '@/words';

/** For `Intl`. Of the Englishes, Europe's: its dates are read the same everywhere, and its days have 24 hours. */
export function locale(): string {
  return language === 'en' ? 'en-GB' : language;
}

/** With the reader's region, where the browser asks for this language as it is used there: a week does not begin everywhere alike. */
export function regionalLocale(): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? locale();
}

/** Something of `Intl`, made once for each language that is spoken: making one takes longer than asking it a hundred times. */
export function byLanguage<T>(make: (tag: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const tag = locale();
    const one = made.get(tag) ?? make(tag);
    made.set(tag, one);
    return one;
  };
}
