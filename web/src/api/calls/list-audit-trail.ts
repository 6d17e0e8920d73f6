import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** What the user did and what was done to him, the latest first. */
export const auditTrailQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ signal, pageParam }) =>
    answer(() =>
      client.GET('/api/audit', {
        signal,
        params: { query: { limit: 20, ...(pageParam !== null && { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
