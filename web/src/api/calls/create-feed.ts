import { answer, client } from '../client';
import type { NewFeed } from '../types';

export function createFeed(body: NewFeed) {
  return answer(() => client.POST('/api/feeds', { body }));
}
