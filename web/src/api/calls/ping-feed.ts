import { answer, client } from '../client';

export function pingFeed(id: string) {
  return answer(() => client.POST('/api/feeds/{id}/ping', { params: { path: { id } } }));
}
