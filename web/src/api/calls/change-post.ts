import { answer, client } from '../client';
import type { PostChange } from '../types';

/** What is left out of the change stays as it is. */
export function changePost(id: string, change: PostChange) {
  return answer(() => client.PATCH('/api/posts/{id}', { params: { path: { id } }, body: change }));
}
