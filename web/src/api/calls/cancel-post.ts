import { answer, client } from '../client';

/** Cancels the post only if it is still the version that was read. */
export function cancelPost(id: string, version: number) {
  return answer(() => client.DELETE('/api/posts/{id}', { params: { path: { id }, query: { version } } }));
}
