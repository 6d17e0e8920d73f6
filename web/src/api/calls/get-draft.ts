import { answer, client } from '../client';
import { GIVE_UP_SAVING_AFTER_MS } from './create-draft';

export function getDraft(id: string) {
  const signal = AbortSignal.timeout(GIVE_UP_SAVING_AFTER_MS);
  return answer(() => client.GET('/api/drafts/{id}', { params: { path: { id } }, signal }));
}
