import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** The entries of a feed, the one that was seen last first. */
export const feedItemsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['feeds', id, 'items'],
    queryFn: ({ signal, pageParam }) =>
      answer(() =>
        client.GET('/api/feeds/{id}/items', {
          signal,
          params: { path: { id }, query: { limit: 10, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
