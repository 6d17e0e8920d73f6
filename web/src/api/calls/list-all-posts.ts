import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import { isStreaming } from '../event-stream';
import { pollAfter } from './list-posts';

const PAGE = 50;

/** The whole history, page after page: a post for next month may have been written long ago. */
export const allPostsQuery = infiniteQueryOptions({
  queryKey: ['posts', 'all'],
  queryFn: ({ pageParam, signal }) => {
    const query = pageParam === null ? { limit: PAGE } : { limit: PAGE, cursor: pageParam };
    return answer(() => client.GET('/api/posts', { params: { query }, signal }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor,
  refetchInterval: (query) => {
    if (isStreaming()) return false;
    return pollAfter(query.state.data?.pages.flatMap((page) => page.items) ?? [], Date.now());
  },
});
