import { answer, client } from '../client';

interface Retry {
  postId: string;
  /** Of the delivery that is meant: a post may have several. */
  accountId: string;
  /** For a post in review: the reader has looked at X, and it is not there. */
  notPublished?: boolean;
  /** The same key for the same wish: it is then sent once, however often it is asked. */
  idempotencyKey: string;
}

export function retryXPost({ postId, accountId, notPublished = false, idempotencyKey }: Retry) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  const body = { post_id: postId, account_id: accountId, not_published: notPublished };
  return answer(() => client.POST('/api/x/retry', { params, body }));
}
