import { answer, client } from '../client';

export function revokeApiKey(id: string) {
  return answer(() => client.DELETE('/api/api-keys/{id}', { params: { path: { id } } }));
}
