import { answer, client } from '../client';

/** The reader has found the post at X, at `url`. */
export function confirmXPost(postId: string, url: string) {
  return answer(() => client.POST('/api/x/confirm', { body: { post_id: postId, url } }));
}
