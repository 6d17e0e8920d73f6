import { answer, client } from '../client';
import type { Feed, FeedChange } from '../types';

/** Changes the feed as it was read: if another window was quicker, nothing is. Of the tag the version counts. */
export function changeFeed({ feed, change }: { feed: Feed; change: FeedChange }) {
  const params = { path: { id: feed.id }, header: { 'If-Match': `"${feed.version}-"` } };
  return answer(() => client.PATCH('/api/feeds/{id}', { params, body: change }));
}
