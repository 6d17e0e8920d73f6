// What is being written. It outlives the composer: losing the session, a failed post or a reload must not lose it.
// The text is kept for the tab (sessionStorage); an image and a time only in memory: for the one
// storage is too small, and the other grows stale.
import { useCallback, useSyncExternalStore } from 'react';
import type { Plan } from '@/lib/plan';

export interface Draft {
  text: string;
  altText: string;
  image: File | null;
  accountId: string | null;
  /** When it is to go out, once that was thought of. */
  plan: Plan | null;
}

export const EMPTY_DRAFT: Draft = { text: '', altText: '', image: null, accountId: null, plan: null };

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

const storageKey = (userId: string) => `pillarbox.draft.${userId}`;

function stored(userId: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey(userId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return EMPTY_DRAFT;
    const { text, altText } = kept as Record<string, unknown>;
    return {
      ...EMPTY_DRAFT,
      text: typeof text === 'string' ? text : '',
      altText: typeof altText === 'string' ? altText : '',
    };
  } catch {
    return EMPTY_DRAFT;
  }
}

function store(userId: string, { text, altText }: Draft): void {
  try {
    if (text === '' && altText === '') sessionStorage.removeItem(storageKey(userId));
    else sessionStorage.setItem(storageKey(userId), JSON.stringify({ text, altText }));
  } catch {
    // Storage closed or full: the draft still lives in memory.
  }
}

export function readDraft(userId: string): Draft {
  let draft = drafts.get(userId);
  if (draft === undefined) {
    draft = stored(userId);
    drafts.set(userId, draft);
  }
  return draft;
}

export function writeDraft(userId: string, change: Partial<Draft>): void {
  const next = { ...readDraft(userId), ...change };
  drafts.set(userId, next);
  store(userId, next);
  for (const listener of listeners) listener();
}

/** For tests: as after a reload. */
export function forgetDraftsInMemory(): void {
  drafts.clear();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDraft(userId: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(subscribe, () => readDraft(userId));
  const change = useCallback((part: Partial<Draft>) => writeDraft(userId, part), [userId]);
  return [draft, change];
}
