import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/api-keys', { signal })),
});
