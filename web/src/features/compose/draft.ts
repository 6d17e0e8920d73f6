// What is being written. It outlives the composer: losing the session, a failed post or a reload must not lose it.
// The words are kept for the tab (sessionStorage); images and a time only in memory: for the one
// storage is too small, and the other grows stale.
import { useCallback, useSyncExternalStore } from 'react';
import type { Plan } from '@/lib/plan';

export interface DraftImage {
  /** Its own, for as long as it is in the draft: two may have the same name. */
  id: string;
  file: File;
  altText: string;
  /** An animated GIF. */
  isAnimated: boolean;
}

/** An image that did not survive a reload. Its description did, and comes back with the file. */
export interface LostImage {
  name: string;
  size: number;
  altText: string;
}

export interface Draft {
  text: string;
  images: readonly DraftImage[];
  lost: readonly LostImage[];
  accountId: string | null;
  /** When it is to go out, once that was thought of. */
  plan: Plan | null;
}

export type DraftChange = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

export const EMPTY_DRAFT: Draft = { text: '', images: [], lost: [], accountId: null, plan: null };

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

const storageKey = (userId: string) => `pillarbox.draft.${userId}`;

function isLostImage(value: unknown): value is LostImage {
  if (typeof value !== 'object' || value === null) return false;
  const { name, size, altText } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof size === 'number' && typeof altText === 'string';
}

function stored(userId: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey(userId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return EMPTY_DRAFT;
    const { text, images } = kept as Record<string, unknown>;
    return {
      ...EMPTY_DRAFT,
      text: typeof text === 'string' ? text : '',
      lost: Array.isArray(images) ? images.filter(isLostImage) : [],
    };
  } catch {
    return EMPTY_DRAFT;
  }
}

function store(userId: string, { text, images, lost }: Draft): void {
  const described = [...images.map(({ file, altText }) => ({ name: file.name, size: file.size, altText })), ...lost];
  try {
    if (text === '' && described.length === 0) sessionStorage.removeItem(storageKey(userId));
    else sessionStorage.setItem(storageKey(userId), JSON.stringify({ text, images: described }));
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

export function writeDraft(userId: string, change: DraftChange): void {
  const draft = readDraft(userId);
  const next = { ...draft, ...(typeof change === 'function' ? change(draft) : change) };
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

export function useDraft(userId: string): [Draft, (change: DraftChange) => void] {
  const draft = useSyncExternalStore(subscribe, () => readDraft(userId));
  const change = useCallback((part: DraftChange) => writeDraft(userId, part), [userId]);
  return [draft, change];
}
