import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import { isStreaming } from '../event-stream';

/** How an account is, and what is ahead for its posts, also changes by itself. The stream tells; without it this is soon enough. */
export const LOOK_AGAIN_MS = 60_000;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => answer(() => client.GET('/api/accounts', { signal })),
  refetchInterval: () => (isStreaming() ? false : LOOK_AGAIN_MS),
});
