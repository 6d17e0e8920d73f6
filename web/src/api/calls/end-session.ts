import { answer, client } from '../client';

export function endSession(id: string) {
  return answer(() => client.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } }));
}
