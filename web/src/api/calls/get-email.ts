import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** Where this user's mail goes, and whether this server sends any. */
export const emailQuery = queryOptions({
  queryKey: ['email'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/auth/email', { signal })),
});
