import { answer, client } from '../client';

export function deleteDraft(id: string) {
  return answer(() => client.DELETE('/api/drafts/{id}', { params: { path: { id } } }));
}
