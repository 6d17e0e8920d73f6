import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/auth/sessions', { signal })),
});
