// Other things come into the composer: a draft, a time from the calendar, words from elsewhere. What is written there goes first.
import type { QueryClient } from '@tanstack/react-query';
import { getDraft } from '@/api/calls/get-draft';
import { newPlan } from '@/lib/plan';
import type { WallTime } from '@/lib/wall-time';
import { clearDraft, isEmpty, readDraft, writeDraft } from './draft';
import { draftFrom } from './from-server';
import { workersOf } from './workers';

/** What is being written could not be saved, so it was not laid aside. */
export class NotSaved extends Error {}

async function layAside(userId: string, queryClient: QueryClient): Promise<void> {
  const { saver, uploader } = workersOf(userId, queryClient);
  const draft = readDraft(userId);
  if (!isEmpty(draft) && !draft.isWritten) {
    await uploader.settled();
    const isAllThere = readDraft(userId).images.every(({ upload }) => upload.state === 'kept');
    if (!isAllThere || !(await saver.flush())) throw new NotSaved();
  }
  saver.forget();
  clearDraft(userId);
}

/** Opens a draft of the server. The one that is open already stays as it is. */
export async function openDraft(userId: string, id: string, queryClient: QueryClient): Promise<void> {
  if (readDraft(userId).saved?.id === id) return;
  const draft = await getDraft(id);
  await layAside(userId, queryClient);
  writeDraft(userId, draftFrom(draft));
}

/** Begins a post with these words. */
export async function beginWith(userId: string, text: string, queryClient: QueryClient): Promise<void> {
  if (readDraft(userId).text === text) return;
  await layAside(userId, queryClient);
  writeDraft(userId, { text });
}

/** The time that the composer schedules for, when it is asked to. */
export function meanFor(userId: string, wall: WallTime, zone: string): void {
  writeDraft(userId, { plan: { ...newPlan(Date.now(), zone), ...wall }, isWritten: false });
}
