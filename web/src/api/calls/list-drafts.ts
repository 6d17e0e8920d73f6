import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** The drafts that changed last. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/drafts', { signal, params: { query: { limit: 50 } } })),
});
