import { answer, client } from '../client';

interface Retry {
  postId: string;
  /** For a post in review: the reader has looked at X, and it is not there. */
  notPublished?: boolean;
  /** The same key for the same wish: it is then sent once, however often it is asked. */
  idempotencyKey: string;
}

export function retryXPost({ postId, notPublished = false, idempotencyKey }: Retry) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  return answer(() => client.POST('/api/x/retry', { params, body: { post_id: postId, not_published: notPublished } }));
}
