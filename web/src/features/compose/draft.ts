// What is being written. It outlives the composer: losing the session, a failed post or a reload must not lose it.
// It is kept for the tab (sessionStorage), and a moment after each change on the server (`saver.ts`). Files live in memory only,
// until they are uploaded; a time is not kept for the tab, where it would grow stale.
import { useCallback, useSyncExternalStore } from 'react';
import { NOTHING_TYPED, type Plan, type Typed } from '@/lib/plan';
import { readStored, store } from './stored-draft';

/** Where an image stands with the server. */
export type Upload =
  | { state: 'waiting' }
  | { state: 'sending' }
  | { state: 'kept'; mediaId: string }
  | { state: 'failed'; error: unknown };

export interface DraftImage {
  /** Its own, for as long as it is in the draft: two may have the same name. */
  id: string;
  name: string;
  /** Bytes, as it was chosen. */
  size: number;
  /** Null once only the server has it. */
  file: File | null;
  altText: string;
  /** An animated GIF. */
  isAnimated: boolean;
  /** Where the server shows it, once it has been there. */
  url: string | null;
  upload: Upload;
}

/** An image that did not survive a reload: it was not uploaded yet. Its description did, and comes back with the file. */
export interface LostImage {
  name: string;
  size: number;
  altText: string;
}

/** The draft as the server has it. */
export interface Saved {
  id: string;
  revision: number;
  /** What was saved; see `printOf`. */
  print: string;
  /** By this composer, and not by a blog or in another window: emptied, it is as if it had never been. */
  isBegunHere: boolean;
}

export interface Draft {
  text: string;
  /** By account: texts that take the place of `text` there. */
  overrides: Readonly<Record<string, string>>;
  images: readonly DraftImage[];
  lost: readonly LostImage[];
  /** Null until somebody chose: then it goes to the first. */
  accountIds: readonly string[] | null;
  /** When it is to go out, once that was thought of. */
  plan: Plan | null;
  /** The words in which the time was typed, and what they were read as then. */
  typedTime: Typed;
  saved: Saved | null;
  /** It has become a post, and was not changed since: there is nothing to save. */
  isWritten: boolean;
}

export type DraftChange = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

export const EMPTY_DRAFT: Draft = {
  text: '',
  overrides: {},
  images: [],
  lost: [],
  accountIds: null,
  plan: null,
  typedTime: NOTHING_TYPED,
  saved: null,
  isWritten: false,
};

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

export function readDraft(userId: string): Draft {
  let draft = drafts.get(userId);
  if (draft === undefined) {
    draft = { ...EMPTY_DRAFT, ...readStored(userId) };
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

/** Nothing is written; who it goes to stays as it was chosen. */
export function clearDraft(userId: string): void {
  writeDraft(userId, ({ accountIds }) => ({ ...EMPTY_DRAFT, accountIds }));
}

/** For tests: as after a reload. */
export function forgetDraftsInMemory(): void {
  drafts.clear();
}

export function onDraftChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDraft(userId: string): [Draft, (change: DraftChange) => void] {
  const draft = useSyncExternalStore(onDraftChange, () => readDraft(userId));
  const change = useCallback(
    (part: DraftChange) =>
      writeDraft(userId, (before) => ({ isWritten: false, ...(typeof part === 'function' ? part(before) : part) })),
    [userId],
  );
  return [draft, change];
}

export function isEmpty({ text, overrides, images }: Draft): boolean {
  return text.trim() === '' && images.length === 0 && Object.values(overrides).every((own) => own.trim() === '');
}
