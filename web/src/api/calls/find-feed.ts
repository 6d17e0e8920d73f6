import { answer, client } from '../client';
import type { FeedSearch } from '../types';

export function findFeed(body: FeedSearch) {
  return answer(() => client.POST('/api/feeds/find', { body }));
}
