import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/auth/session', { signal })),
  staleTime: 5 * 60_000,
});
