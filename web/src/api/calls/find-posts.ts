import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import { isStreaming } from '../event-stream';
import type { operations } from '../schema';
import type { Post, PostList } from '../types';
import { pollAfter } from './list-posts';

type PageQuery = NonNullable<operations['list_posts']['parameters']['query']>;

/** Which posts are meant; what is left out excludes none. */
export type PostFilter = Omit<PageQuery, 'cursor' | 'limit'>;

const PAGE = 50;
const LARGE_PAGE = 100;
/** More than anybody looks at in one go, and an end in any case. */
const PAGES_MAX = 20;

/** The posts that are meant, page after page. */
export const foundPostsQuery = (filter: PostFilter) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'all', 'found', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) };
      return answer(() => client.GET('/api/posts', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: (query) => {
      if (isStreaming()) return false;
      return pollAfter(query.state.data?.pages.flatMap((page) => page.items) ?? [], Date.now());
    },
  });

/** The key of everything that was gathered: what is changed at once is changed there. */
export const GATHERED = ['posts', 'all', 'gathered'] as const;

/** All of the posts that are meant, at once. */
export const gatheredPostsQuery = (filter: PostFilter) =>
  queryOptions({
    queryKey: [...GATHERED, filter],
    queryFn: async ({ signal }): Promise<Post[]> => {
      const posts = new Map<string, Post>();
      let cursor: string | null = null;
      for (let page = 0; page === 0 || (cursor !== null && page < PAGES_MAX); page += 1) {
        const query: PageQuery = { ...filter, limit: LARGE_PAGE, ...(cursor !== null && { cursor }) };
        const list: PostList = await answer(() => client.GET('/api/posts', { params: { query }, signal }));
        // A page may have moved on between two reads, and then a post stands on both.
        for (const post of list.items) posts.set(post.id, post);
        cursor = list.next_cursor;
      }
      return [...posts.values()];
    },
    refetchInterval: (query) => (isStreaming() ? false : pollAfter(query.state.data ?? [], Date.now())),
  });
