import { useMutation, useQueryClient } from '@tanstack/react-query';
import { retryXPost } from '@/api/calls/retry-x-post';
import { Refused } from '@/api/problem';
import type { Delivery } from '@/api/types';
import { announce } from '@/lib/announce';
import { requestKeyOf } from '@/lib/request-key';

interface Wish {
  postId: string;
  delivery: Delivery;
  /** The reader has looked, and it is not there. */
  notPublished?: boolean;
  onSent?: () => void;
}

/** Sends again. After a lost answer the same wish carries the same key; once the delivery has moved on, it is another wish. */
export function useRetry({ postId, delivery, notPublished = false, onSent }: Wish) {
  const queryClient = useQueryClient();
  const key = requestKeyOf(`retry ${delivery.id}`);
  const { account_id, state, due_at, attempt_count } = delivery;
  return useMutation({
    mutationFn: () => {
      const idempotencyKey = key.for(JSON.stringify([state, due_at, attempt_count, notPublished]));
      return retryXPost({ postId, accountId: account_id, notPublished, idempotencyKey });
    },
    onSuccess: () => {
      key.settle();
      announce('Queued again.');
      onSent?.();
    },
    onError: (error) => {
      if (error instanceof Refused && error.problem.status < 500) key.settle();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['posts'] }),
  });
}
