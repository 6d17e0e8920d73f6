import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** How the server is set up and how it is; for administrators. */
export const instanceQuery = queryOptions({
  queryKey: ['instance'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/instance', { signal })),
});
