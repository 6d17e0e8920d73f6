// Keeps what is written on the server, a moment after each change. It belongs to the draft and not to the composer: leaving the page
// must not lose the last words. What another window has written meanwhile is never written over unseen.
import { createDraft, type DraftContent } from '@/api/calls/create-draft';
import { deleteDraft } from '@/api/calls/delete-draft';
import { getDraft } from '@/api/calls/get-draft';
import { replaceDraft } from '@/api/calls/replace-draft';
import { hasCode, Refused } from '@/api/problem';
import type { Draft as ServerDraft } from '@/api/types';
import { randomId } from '@/lib/random-id';
import { draftContentOf, printOf } from './content';
import { clearDraft, isEmpty, readDraft, type Saved, writeDraft } from './draft';
import { contentOnServer, draftFrom } from './from-server';
import type { Run } from './workers';

/** A pause in the writing after which it is saved, and how long it goes unsaved without any. */
export const SAVE_AFTER_MS = 1_000;
const SAVE_AT_LAST_MS = 10_000;
/** How long until it is tried again after there was no answer. */
export const SAVE_AGAIN_MS = 15_000;

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  /** Another window has changed the draft; nothing was written over. */
  | { kind: 'conflict'; theirs: ServerDraft }
  /** Another window has posted or deleted the draft. */
  | { kind: 'gone' };

const IDLE: SaveState = { kind: 'idle' };

export class Saver {
  private state: SaveState = IDLE;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsavedSince: number | null = null;
  private running: Promise<void> | null = null;
  private isHeld = false;
  /** A new draft whose answer was lost: asked for again before anything else, so that there are never two. */
  private lost: { content: DraftContent; key: string } | null = null;
  private readonly userId: string;
  private readonly run: Run;
  private readonly onSaved: () => void;

  constructor(userId: string, run: Run, onSaved: () => void) {
    this.userId = userId;
    this.run = run;
    this.onSaved = onSaved;
  }

  readonly read = (): SaveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Whether the server has not got what stands here. */
  isBehind(): boolean {
    const draft = readDraft(this.userId);
    const content = draftContentOf(draft);
    if (draft.isWritten) return false;
    // Without a word, and with its images still on their way, there is nothing to keep yet.
    if (draft.saved === null) return !isEmpty({ ...draft, images: [] }) || content.media.length > 0;
    return draft.saved.print !== printOf(content);
  }

  /** Something may have changed. */
  readonly wake = (): void => {
    if (!this.isBehind()) {
      this.unsavedSince = null;
      if (this.state.kind === 'failed') this.tell(IDLE);
      return;
    }
    const now = Date.now();
    this.unsavedSince ??= now;
    this.plan(Math.min(SAVE_AFTER_MS, Math.max(0, this.unsavedSince + SAVE_AT_LAST_MS - now)));
  };

  /** Saves now. Whether the server has all of it then. */
  async flush(keepalive = false): Promise<boolean> {
    while (this.running !== null) await this.running;
    if (this.isStopped()) return false;
    if (this.isBehind()) await this.start(keepalive);
    return !this.isBehind();
  }

  /** Waits for what is under way and begins nothing more until `release`: the draft is about to become a post. */
  async hold(): Promise<void> {
    this.isHeld = true;
    clearTimeout(this.timer);
    await this.running;
  }

  release(): void {
    this.isHeld = false;
    this.wake();
  }

  /** For the one of two texts that stands here. */
  keepMine(theirs: ServerDraft): void {
    this.tell(IDLE);
    this.write({ ...savedFrom(theirs, false), print: printOf(contentOnServer(theirs)) });
  }

  takeTheirs(theirs: ServerDraft): void {
    this.tell(IDLE);
    writeDraft(this.userId, draftFrom(theirs));
  }

  /** What stands here becomes a draft of its own. */
  keepAsNew(): void {
    this.tell(IDLE);
    this.write(null);
  }

  /** What stands here is given up; the draft on the server with it, if it is still there. */
  async discard(): Promise<void> {
    await this.hold();
    try {
      const { saved } = readDraft(this.userId);
      if (saved !== null && this.state.kind !== 'gone') await this.run(() => forgiving(deleteDraft(saved.id)));
      this.tell(IDLE);
      clearDraft(this.userId);
      this.onSaved();
    } finally {
      this.release();
    }
  }

  /** The server has said so: it is not there any more. */
  miss(): void {
    this.tell({ kind: 'gone' });
  }

  forget(): void {
    clearTimeout(this.timer);
    this.lost = null;
    this.tell(IDLE);
  }

  private isStopped(): boolean {
    return this.isHeld || this.state.kind === 'conflict' || this.state.kind === 'gone';
  }

  private plan(wait: number): void {
    clearTimeout(this.timer);
    if (this.isStopped()) return;
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private start(keepalive: boolean): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.save(keepalive).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async save(keepalive: boolean): Promise<void> {
    this.tell({ kind: 'saving' });
    const before = readDraft(this.userId).saved;
    try {
      const saved = await this.put(before, keepalive);
      // Put aside or replaced by another meanwhile, it is no longer the draft that is written here.
      if (readDraft(this.userId).saved?.id === before?.id) this.write(saved);
      this.unsavedSince = null;
      this.tell(IDLE);
      this.onSaved();
      if (this.isBehind()) this.plan(SAVE_AFTER_MS);
    } catch (error) {
      await this.failed(error, before);
    }
  }

  private async put(before: Saved | null, keepalive: boolean): Promise<Saved | null> {
    const draft = readDraft(this.userId);
    const content = draftContentOf(draft);
    if (before === null) return this.create(content, keepalive);
    if (isEmpty(draft) && before.isBegunHere) {
      await this.run(() => forgiving(deleteDraft(before.id)));
      return null;
    }
    const { revision } = await this.run(() => replaceDraft(before.id, before.revision, content, keepalive));
    return { ...before, revision, print: printOf(content) };
  }

  private async create(content: DraftContent, keepalive: boolean): Promise<Saved> {
    const asked = this.lost ?? { content, key: randomId() };
    this.lost = asked;
    try {
      const draft = await this.run(() => createDraft(asked.content, asked.key, keepalive));
      this.lost = null;
      return { ...savedFrom(draft, true), print: printOf(asked.content) };
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) this.lost = null;
      throw error;
    }
  }

  private async failed(error: unknown, before: Saved | null): Promise<void> {
    const isDoubtful = before !== null && hasCode(error, 'precondition_failed', 'not_found');
    const theirs = isDoubtful ? await this.lookAgain(before.id) : null;
    if (theirs === 'gone') return this.tell({ kind: 'gone' });
    // `not_found` may also be about an account or an image of a draft that is still there.
    if (theirs !== null && hasCode(error, 'precondition_failed')) return this.differs(theirs);
    this.tell({ kind: 'failed', error });
    if (isPassing(error)) this.plan(SAVE_AGAIN_MS);
  }

  /** Null where it cannot be told. */
  private async lookAgain(id: string): Promise<ServerDraft | 'gone' | null> {
    try {
      return await this.run(() => getDraft(id));
    } catch (error) {
      return hasCode(error, 'not_found') ? 'gone' : null;
    }
  }

  private differs(theirs: ServerDraft): void {
    const print = printOf(contentOnServer(theirs));
    const isSame = print === printOf(draftContentOf(readDraft(this.userId)));
    this.tell(isSame ? IDLE : { kind: 'conflict', theirs });
    if (isSame) this.write({ ...savedFrom(theirs, false), print });
  }

  private write(saved: Saved | null): void {
    writeDraft(this.userId, { saved });
  }

  private tell(state: SaveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

const TOO_MANY_REQUESTS = 429;

/** What was refused for what it is, is not asked again as it is. */
function isPassing(error: unknown): boolean {
  return !(error instanceof Refused) || error.problem.status >= 500 || error.problem.status === TOO_MANY_REQUESTS;
}

function savedFrom({ id, revision }: ServerDraft, isBegunHere: boolean): Omit<Saved, 'print'> {
  return { id, revision, isBegunHere };
}

/** Gone already is as good as deleted. */
async function forgiving(deleting: Promise<unknown>): Promise<void> {
  try {
    await deleting;
  } catch (error) {
    if (!hasCode(error, 'not_found')) throw error;
  }
}
