import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import { isStreaming } from '../event-stream';
import type { Delivery, Post } from '../types';

export const POLL_MS = 2000;
/** A post that waits for its time is looked at now and then: it may be changed in another window. */
export const POLL_WAITING_MS = 30_000;

/** How long until a delivery may have moved by itself; `null` when nothing more happens without a person. */
function restsFor({ state, next_attempt_at }: Delivery, now: number): number | null {
  if (state === 'sending' || state === 'unconfirmed') return POLL_MS;
  if (state !== 'scheduled') return null;
  const wait = typeof next_attempt_at === 'string' ? Date.parse(next_attempt_at) - now : 0;
  return Math.min(Math.max(wait, POLL_MS), POLL_WAITING_MS);
}

/** When to look at the list again, in milliseconds; `false` for never. */
export function pollAfter(posts: readonly Post[], now: number): number | false {
  const rests = posts.flatMap((post) => post.deliveries.map((delivery) => restsFor(delivery, now)));
  const waits = rests.filter((rest) => rest !== null);
  return waits.length === 0 ? false : Math.min(...waits);
}

export const recentPostsQuery = queryOptions({
  queryKey: ['posts', 'recent'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/posts', { params: { query: { limit: 10 } }, signal })),
  // The stream tells of every change, so asking is only for the time without it.
  refetchInterval: (query) => (isStreaming() ? false : pollAfter(query.state.data?.items ?? [], Date.now())),
});
