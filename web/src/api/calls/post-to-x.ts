import { answer, client } from '../client';

export interface NewPost {
  text: string;
  image: Blob | null;
  altText: string;
  accountId: string;
  allowDuplicate: boolean;
  /** The same key for the same content: the server then sends it once, however often it is asked. */
  idempotencyKey: string;
}

const GIVE_UP_AFTER_MS = 120_000;

/** Plain JSON without an image, a form with one. */
export function postToX(post: NewPost) {
  const params = { header: { 'Idempotency-Key': post.idempotencyKey } };
  const signal = AbortSignal.timeout(GIVE_UP_AFTER_MS);
  const shared = { text: post.text, account_id: post.accountId, allow_duplicate: post.allowDuplicate };
  if (post.image === null) return answer(() => client.POST('/api/x/post', { params, body: shared, signal }));
  const body = { ...shared, image: post.image, alt_text: post.altText };
  return answer(() => client.POST('/api/x/post', { params, body, bodySerializer: () => toForm(body), signal }));
}

function toForm(body: {
  text: string;
  account_id: string;
  allow_duplicate: boolean;
  image: Blob;
  alt_text: string;
}): FormData {
  const form = new FormData();
  form.set('text', body.text);
  form.set('account_id', body.account_id);
  if (body.allow_duplicate) form.set('allow_duplicate', 'true');
  if (body.alt_text.trim() !== '') form.set('alt_text', body.alt_text);
  form.set('image', body.image, body.image instanceof File ? body.image.name : 'image');
  return form;
}
