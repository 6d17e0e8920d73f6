import { language } from '@/words';

/** For `Intl`. Of the Englishes, Europe's: its dates are read the same everywhere, and its days have 24 hours. */
export function locale(): string {
  return language === 'en' ? 'en-GB' : language;
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
