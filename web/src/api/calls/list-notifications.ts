import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import { isStreaming } from '../event-stream';
import { LOOK_AGAIN_MS } from './list-accounts';

const PAGE = 30;

/** What the user was told, page after page; the one in which something happened last comes first. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'all'],
  queryFn: ({ pageParam, signal }) => {
    const query = pageParam === null ? { limit: PAGE } : { limit: PAGE, cursor: pageParam };
    return answer(() => client.GET('/api/notifications', { params: { query }, signal }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor,
  refetchInterval: () => (isStreaming() ? false : LOOK_AGAIN_MS),
});
