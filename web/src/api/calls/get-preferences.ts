import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/preferences', { signal })),
});
