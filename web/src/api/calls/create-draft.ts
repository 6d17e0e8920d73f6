import { answer, client } from '../client';
import { mediaOf, type Written } from './create-post';

/** What is kept of something that is being written. */
export interface DraftContent extends Written {
  /** As it will be asked for; both or none. */
  scheduledFor: string | null;
  timeZone: string | null;
}

export function draftBody(content: DraftContent) {
  return {
    text: content.text,
    account_ids: [...content.accountIds],
    overrides: [...content.overrides],
    media: mediaOf(content),
    scheduled_for: content.scheduledFor,
    time_zone: content.timeZone,
  };
}

/** Saving is waited for before the draft becomes a post, so it must come to an end. */
export const GIVE_UP_SAVING_AFTER_MS = 15_000;

/** `keepalive`: it may outlive the page, which is being left. */
export function createDraft(content: DraftContent, idempotencyKey: string, keepalive = false) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  const signal = AbortSignal.timeout(GIVE_UP_SAVING_AFTER_MS);
  return answer(() => client.POST('/api/drafts', { params, body: draftBody(content), keepalive, signal }));
}
