import { answer, client } from '../client';
import type { PublishLate } from '../types';

export interface OwnText {
  account_id: string;
  text: string;
}

/** What a post and a draft have in common. */
export interface Written {
  text: string;
  accountIds: readonly string[];
  /** For those of the accounts that get another text. */
  overrides: readonly OwnText[];
  /** Uploaded before, in the order in which they are shown. */
  media: readonly { id: string; altText: string }[];
}

export interface Later {
  /** A time on the wall, without an offset: which instant that is, the server finds out. */
  scheduledFor: string;
  timeZone: string;
  /** How late it may still go out; as its user prefers if it is not given. */
  publishLate: PublishLate | undefined;
}

export interface NewPost extends Written {
  allowDuplicate: boolean;
  /** The draft it was written as: it goes as the post is written. */
  draftId: string | null;
  /** At once if it is not given. */
  later?: Later | undefined;
  /** The same key for the same content: the server then sends it once, however often it is asked. */
  idempotencyKey: string;
}

const GIVE_UP_AFTER_MS = 120_000;

export function mediaOf({ media }: Pick<Written, 'media'>): { id: string; alt_text: string }[] {
  return media.map(({ id, altText }) => ({ id, alt_text: altText.trim() }));
}

/** The one way a post is written, now or for later, to one account or to several. */
export function createPost(post: NewPost) {
  const { accountIds, overrides, draftId, later } = post;
  const body = {
    text: post.text,
    ...(accountIds.length > 0 && { account_ids: [...accountIds] }),
    overrides: overrides.filter(({ account_id }) => accountIds.includes(account_id)),
    media: mediaOf(post),
    allow_duplicate: post.allowDuplicate,
    ...(draftId !== null && { draft_id: draftId }),
    ...(later !== undefined && {
      scheduled_for: later.scheduledFor,
      time_zone: later.timeZone,
      ...(later.publishLate !== undefined && { publish_late: later.publishLate }),
    }),
  };
  const params = { header: { 'Idempotency-Key': post.idempotencyKey } };
  const signal = AbortSignal.timeout(GIVE_UP_AFTER_MS);
  return answer(() => client.POST('/api/posts', { params, body, signal }));
}
