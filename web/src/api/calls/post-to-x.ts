import { answer, client } from '../client';
import { type NewImage, postForm } from './post-form';

export interface NewPost {
  text: string;
  images: readonly NewImage[];
  accountId: string;
  allowDuplicate: boolean;
  /** The same key for the same content: the server then sends it once, however often it is asked. */
  idempotencyKey: string;
}

const GIVE_UP_AFTER_MS = 120_000;
/** What a slow line may take for one more image of the largest size: 20 MB in three minutes are about 1 Mbit/s. */
const MORE_FOR_AN_IMAGE_MS = 180_000;

export function patience(images: readonly NewImage[]): number {
  return GIVE_UP_AFTER_MS + images.length * MORE_FOR_AN_IMAGE_MS;
}

/** Plain JSON without an image, a form with some. */
export function postToX(post: NewPost) {
  const { images } = post;
  const params = { header: { 'Idempotency-Key': post.idempotencyKey } };
  const signal = AbortSignal.timeout(patience(images));
  const shared = { text: post.text, account_id: post.accountId, allow_duplicate: post.allowDuplicate };
  if (images.length === 0) return answer(() => client.POST('/api/x/post', { params, body: shared, signal }));
  const bodySerializer = () => postForm(shared, images);
  return answer(() => client.POST('/api/x/post', { params, body: shared, bodySerializer, signal }));
}
