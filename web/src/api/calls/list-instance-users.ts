import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** The people of the server; for administrators. */
export const instanceUsersQuery = queryOptions({
  queryKey: ['instance', 'users'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/instance/users', { signal })),
});
