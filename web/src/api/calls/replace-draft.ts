import { answer, client } from '../client';
import { type DraftContent, draftBody, GIVE_UP_SAVING_AFTER_MS } from './create-draft';

/** Its whole content. If the draft is not at the revision that was read, nothing is changed. */
export function replaceDraft(id: string, revision: number, content: DraftContent, keepalive = false) {
  const params = { path: { id }, header: { 'If-Match': `"${revision}-"` } };
  const signal = AbortSignal.timeout(GIVE_UP_SAVING_AFTER_MS);
  return answer(() => client.PUT('/api/drafts/{id}', { params, body: draftBody(content), keepalive, signal }));
}
