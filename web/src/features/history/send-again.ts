import { retryXPost } from '@/api/calls/retry-x-post';
import { Refused } from '@/api/problem';
import type { Delivery } from '@/api/types';
import { requestKeyOf } from '@/lib/request-key';

export interface Wish {
  postId: string;
  delivery: Delivery;
  /** The reader has looked, and it is not there. */
  notPublished?: boolean;
}

/** Asks once. After a lost answer the same wish carries the same key; once the delivery has moved on, it is another wish. */
export async function sendAgain({ postId, delivery, notPublished = false }: Wish): Promise<void> {
  const { id, account_id, state, due_at, attempt_count } = delivery;
  const key = requestKeyOf(`retry ${id}`);
  const idempotencyKey = key.for(JSON.stringify([state, due_at, attempt_count, notPublished]));
  try {
    await retryXPost({ postId, accountId: account_id, notPublished, idempotencyKey });
    key.settle();
  } catch (error) {
    if (error instanceof Refused && error.problem.status < 500) key.settle();
    throw error;
  }
}
