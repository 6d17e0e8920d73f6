import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import type { FeedTrial } from '../types';

/** What would be posted of an entry. */
export const feedPreviewQuery = (body: FeedTrial) =>
  queryOptions({
    queryKey: ['feed-preview', body],
    queryFn: ({ signal }) => answer(() => client.POST('/api/feeds/preview', { signal, body })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
