import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** The people of the server, the first one first; for administrators. */
export const instanceUsersQuery = infiniteQueryOptions({
  queryKey: ['instance', 'users'],
  queryFn: ({ signal, pageParam }) =>
    answer(() =>
      client.GET('/api/instance/users', {
        signal,
        params: { query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
