import { answer, client } from '../client';

/** The reader has found the post at this account, at `url`. */
export function confirmXPost(postId: string, accountId: string, url: string) {
  return answer(() => client.POST('/api/x/confirm', { body: { post_id: postId, account_id: accountId, url } }));
}
