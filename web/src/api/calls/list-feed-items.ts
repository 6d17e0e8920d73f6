import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** The entries of a feed that were seen last. */
export const feedItemsQuery = (id: string) =>
  queryOptions({
    queryKey: ['feeds', id, 'items'],
    queryFn: ({ signal }) =>
      answer(() => client.GET('/api/feeds/{id}/items', { signal, params: { path: { id }, query: { limit: 10 } } })),
  });
