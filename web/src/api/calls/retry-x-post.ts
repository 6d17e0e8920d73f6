import { answer, client } from '../client';

/** Asking twice is safe: what is on its way or posted is not retried. */
export function retryXPost(postId: string) {
  return answer(() => client.POST('/api/x/retry', { body: { post_id: postId } }));
}
