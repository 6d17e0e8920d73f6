import { answer, client } from '../client';

export function deleteFeed(id: string) {
  return answer(() => client.DELETE('/api/feeds/{id}', { params: { path: { id } } }));
}
