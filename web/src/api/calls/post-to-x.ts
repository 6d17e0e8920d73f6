import { answer, client } from '../client';
import { postForm } from './post-form';

export interface NewPost {
  text: string;
  image: Blob | null;
  altText: string;
  accountId: string;
  allowDuplicate: boolean;
  /** The same key for the same content: the server then sends it once, however often it is asked. */
  idempotencyKey: string;
}

export const GIVE_UP_AFTER_MS = 120_000;

/** Plain JSON without an image, a form with one. */
export function postToX(post: NewPost) {
  const params = { header: { 'Idempotency-Key': post.idempotencyKey } };
  const signal = AbortSignal.timeout(GIVE_UP_AFTER_MS);
  const shared = { text: post.text, account_id: post.accountId, allow_duplicate: post.allowDuplicate };
  if (post.image === null) return answer(() => client.POST('/api/x/post', { params, body: shared, signal }));
  const body = { ...shared, image: post.image, alt_text: post.altText };
  return answer(() => client.POST('/api/x/post', { params, body, bodySerializer: () => postForm(body), signal }));
}
