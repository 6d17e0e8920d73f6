import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import { isStreaming } from '../event-stream';
import { LOOK_AGAIN_MS } from './list-accounts';

/** How many notifications are unread. It comes with every page, so the smallest is asked for. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) => {
    const query = { unread: true, limit: 1 };
    return (await answer(() => client.GET('/api/notifications', { params: { query }, signal }))).unread_count;
  },
  refetchInterval: () => (isStreaming() ? false : LOOK_AGAIN_MS),
});
