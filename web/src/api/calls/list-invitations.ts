import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** Invitations, the latest first; for administrators. */
export const invitationsQuery = infiniteQueryOptions({
  queryKey: ['instance', 'invitations'],
  queryFn: ({ signal, pageParam }) =>
    answer(() =>
      client.GET('/api/instance/invitations', {
        signal,
        params: { query: { limit: 20, ...(pageParam !== null && { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
