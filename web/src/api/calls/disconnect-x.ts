import { answer, client } from '../client';
import type { Waiting } from '../types';

/** `waiting`: what becomes of the posts that wait for this account. */
export function disconnectX(accountId: string, waiting: Waiting) {
  return answer(() => client.POST('/api/x/disconnect', { body: { account_id: accountId, waiting } }));
}
