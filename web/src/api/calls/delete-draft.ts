import { answer, client } from '../client';
import { GIVE_UP_SAVING_AFTER_MS } from './create-draft';

export function deleteDraft(id: string) {
  const signal = AbortSignal.timeout(GIVE_UP_SAVING_AFTER_MS);
  return answer(() => client.DELETE('/api/drafts/{id}', { params: { path: { id } }, signal }));
}
