import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/accounts', { signal })),
});
