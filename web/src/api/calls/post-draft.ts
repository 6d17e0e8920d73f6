import { answer, client } from '../client';
import type { Draft } from '../types';

/** Posts a draft now, as it is. The draft is gone as the post is written: of two windows that do this, one posts. */
export function postDraft({ draft, idempotencyKey }: { draft: Draft; idempotencyKey: string }) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  const body = {
    text: draft.text,
    ...(draft.account_ids.length > 0 && { account_ids: draft.account_ids }),
    overrides: draft.overrides.filter(({ account_id }) => draft.account_ids.includes(account_id)),
    media: draft.media.map(({ id, alt_text }) => ({ id, alt_text: alt_text ?? '' })),
    draft_id: draft.id,
    allow_duplicate: false,
  };
  return answer(() => client.POST('/api/posts', { params, body }));
}
