import { answer, client } from '../client';
import type { FeedChange } from '../types';

export function changeFeed({ id, change }: { id: string; change: FeedChange }) {
  return answer(() => client.PATCH('/api/feeds/{id}', { params: { path: { id } }, body: change }));
}
