import { answer, client } from '../client';

export function getDraft(id: string) {
  return answer(() => client.GET('/api/drafts/{id}', { params: { path: { id } } }));
}
