// One act on many posts: what it does to each, and how that is told in one sentence.
import { cancelPost } from '@/api/calls/cancel-post';
import { changePost } from '@/api/calls/change-post';
import { retryXPost } from '@/api/calls/retry-x-post';
import { hasCode, Refused } from '@/api/problem';
import type { DeliveryState, Post } from '@/api/types';
import type { Ending } from '@/lib/one-by-one';
import { requestKeyOf } from '@/lib/request-key';
import { instantNear } from '@/lib/wall-time';
import { words } from '@/words';
import { changeBack, changeTo, type Entry, isMovable, shifted } from './entries';

export type Act = 'move' | 'undo' | 'cancel' | 'retry';

/** Why one of many was left as it was. */
type End = 'sent' | 'gone' | 'changed' | 'past' | 'not' | 'failed';

/** Known without asking the server. */
export class LeftOut extends Error {
  readonly end: End;

  constructor(end: End) {
    super(end);
    this.name = 'LeftOut';
    this.end = end;
  }
}

export interface Moved {
  before: Entry;
  after: Post;
}

export async function moveBy(entry: Entry, days: number, zone: string, now: number): Promise<Moved> {
  if (!isMovable(entry, now)) throw new LeftOut(entry.state === 'posted' ? 'sent' : 'not');
  const to = shifted(entry.wall, days);
  if (instantNear(to, zone) <= now) throw new LeftOut('past');
  const { post } = entry;
  const change = { ...changeTo(post, to, zone), version: post.version, allow_duplicate: false };
  return { before: entry, after: await changePost(post.id, change) };
}

export async function moveBack({ before, after }: Moved): Promise<void> {
  await changePost(after.id, { ...changeBack(before.post), version: after.version, allow_duplicate: true });
}

export async function cancel({ post, state }: Entry): Promise<void> {
  if (!post.can_cancel) throw new LeftOut(state === 'posted' ? 'sent' : 'not');
  await cancelPost(post.id, post.version);
}

/** Every delivery of it that can be sent again; the same key as long as it is the same wish. */
export async function retry({ post }: Entry): Promise<void> {
  const wanted = post.deliveries.filter(({ can_retry }) => can_retry);
  if (wanted.length === 0) throw new LeftOut('not');
  for (const { id, account_id, state, due_at, attempt_count } of wanted) {
    const key = requestKeyOf(`retry ${id}`);
    const idempotencyKey = key.for(JSON.stringify([state, due_at, attempt_count, false]));
    await retryXPost({ postId: post.id, accountId: account_id, idempotencyKey });
    key.settle();
  }
}

const SENT: readonly DeliveryState[] = ['sending', 'posted', 'unconfirmed', 'needs_review'];

export function endOf(error: unknown): End {
  if (error instanceof LeftOut) return error.end;
  if (!(error instanceof Refused)) return 'failed';
  if (error.fields.some(({ code }) => code === 'time_in_past')) return 'past';
  if (hasCode(error, 'version_conflict', 'precondition_failed')) return 'changed';
  if (hasCode(error, 'not_editable')) return SENT.includes(error.problem.state as DeliveryState) ? 'sent' : 'gone';
  return hasCode(error, 'not_retryable', 'may_be_published', 'not_found') ? 'gone' : 'failed';
}

export interface Tally {
  act: Act;
  done: number;
  ends: Partial<Record<End, number>>;
}

export function tallyOf(act: Act, endings: readonly Ending<unknown>[]): Tally {
  const tally: Tally = { act, done: 0, ends: {} };
  for (const { error } of endings) {
    if (error === undefined) tally.done += 1;
    else {
      const end = endOf(error);
      tally.ends[end] = (tally.ends[end] ?? 0) + 1;
    }
  }
  return tally;
}

/** "3 moved, 1 was already sent." */
export function tallyInWords({ act, done, ends }: Tally): string {
  const others = Object.entries(ends) as [End, number][];
  const parts = others.map(([end, count]) => words.queue.ends[end](count));
  return `${[words.queue.done[act](done), ...parts].join(', ')}.`;
}
