import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/platforms', { signal })),
  staleTime: 5 * 60_000,
});
