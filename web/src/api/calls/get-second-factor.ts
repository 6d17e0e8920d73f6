import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

/** Whether signing in takes a code as well as the password. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/auth/second-factor', { signal })),
});
