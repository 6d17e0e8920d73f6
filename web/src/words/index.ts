// The words on the screen, in the language of this visit. They come by rooms: those of the door before anything is drawn (`main.tsx`),
// the others with the pages that say them (`router.tsx`), those for refusals with the first refusal (`api/client.ts`). Of a language
// that is not spoken nothing is fetched.
import type en from './en';
import { browserLanguage, chooseLanguage, type Language } from './language';

/** All there is to say. Every language has the whole of it, which the compiler holds. */
export type Words = typeof en;

export type Room = 'atTheDoor' | 'inside' | 'aboutConnections' | 'aboutPosts' | 'aboutSettings' | 'refusals';

type Loader = () => Promise<Partial<Words>>;

const LOADERS: Record<Language, Record<Room, Loader>> = {
  en: {
    atTheDoor: async () => (await import('./en/at-the-door')).atTheDoor,
    inside: async () => (await import('./en/inside')).inside,
    aboutConnections: async () => (await import('./en/about-connections')).aboutConnections,
    aboutPosts: async () => (await import('./en/about-posts')).aboutPosts,
    aboutSettings: async () => (await import('./en/about-settings')).aboutSettings,
    refusals: async () => ({ refusals: (await import('./en/refusals')).refusals }),
  },
  de: {
    atTheDoor: async () => (await import('./de/at-the-door')).atTheDoor,
    inside: async () => (await import('./de/inside')).inside,
    aboutConnections: async () => (await import('./de/about-connections')).aboutConnections,
    aboutPosts: async () => (await import('./de/about-posts')).aboutPosts,
    aboutSettings: async () => (await import('./de/about-settings')).aboutSettings,
    refusals: async () => ({ refusals: (await import('./de/refusals')).refusals }),
  },
};

/** The server's own sentences, until there are ours. */
const FROM_THE_START: Pick<Words, 'refusals'> = {
  refusals: { problem: ({ detail }) => detail, field: ({ detail }) => detail, check: ({ detail }) => detail },
};

/**
 * The words of this language. Read inside components and functions; as a constant of a module they would be read too early. A page
 * loads its rooms before it is shown, which `app/rooms.test.tsx` sees to.
 */
export let words = FROM_THE_START as Words;

/** The language that is spoken; for `Intl` there is `lib/locale.ts`. */
export let language: Language = 'en';

let loaded: readonly Room[] = [];

/** Ready when all that these rooms say can be said. */
export async function loadWords(...rooms: Room[]): Promise<void> {
  const spoken = language;
  const missing = rooms.filter((room) => !loaded.includes(room));
  const more = await Promise.all(missing.map((room) => LOADERS[spoken][room]()));
  // Another language was chosen meanwhile: in that one, then.
  if (language !== spoken) return loadWords(...rooms);
  words = Object.assign({}, words, ...more);
  loaded = [...new Set([...loaded, ...missing])];
}

/** Begins to speak, with what is said at the door. */
export async function beginToSpeak(chosen: Language): Promise<void> {
  language = chosen;
  words = FROM_THE_START as Words;
  loaded = [];
  await loadWords('atTheDoor');
}

const listeners = new Set<() => void>();

/** Tells when another language is spoken. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Speaks the chosen language from now on, or what the browser asks for. If its words cannot be had, nothing is changed. */
export async function speak(chosen: Language | undefined): Promise<void> {
  const next = chosen ?? browserLanguage();
  const all = await Promise.all(loaded.map((room) => LOADERS[next][room]()));
  words = Object.assign({}, words, ...all);
  language = next;
  chooseLanguage(chosen);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** For tests, which want no waiting. */
export function setWords(chosen: Language, all: Words): void {
  words = all;
  language = chosen;
  loaded = ['atTheDoor', 'inside', 'aboutConnections', 'aboutPosts', 'aboutSettings', 'refusals'];
}
