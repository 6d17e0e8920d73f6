import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import type { DeliveryState, PostList } from '../types';

const MOVING: ReadonlySet<DeliveryState> = new Set(['scheduled', 'sending', 'unconfirmed']);
export const POLL_MS = 2000;

/** Whether something in the list can still change without the user. */
export function isMoving(list: PostList | undefined): boolean {
  return list?.items.some((post) => post.deliveries.some((delivery) => MOVING.has(delivery.state))) ?? false;
}

export const recentPostsQuery = queryOptions({
  queryKey: ['posts', 'recent'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/posts', { params: { query: { limit: 10 } }, signal })),
  refetchInterval: (query) => (isMoving(query.state.data) ? POLL_MS : false),
});
