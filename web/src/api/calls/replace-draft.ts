import { answer, client } from '../client';
import type { Draft } from '../types';

/** Everything but the text stays. If the draft is not at the revision that was read, nothing is changed. */
export function replaceDraft({ draft, text }: { draft: Draft; text: string }) {
  const params = { path: { id: draft.id }, header: { 'If-Match': `"${draft.revision}-"` } };
  const { account_ids, overrides, scheduled_for, time_zone } = draft;
  const media = draft.media.map(({ id, alt_text }) => ({ id, alt_text: alt_text ?? '' }));
  const body = { text, account_ids, overrides, media, scheduled_for, time_zone };
  return answer(() => client.PUT('/api/drafts/{id}', { params, body }));
}
