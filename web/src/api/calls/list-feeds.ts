import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/feeds', { signal })),
});
