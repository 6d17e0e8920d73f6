import { answer, client } from '../client';

/** Forgets the second grant here, and ends it at X. */
export function removeImageGrant(accountId: string) {
  return answer(() => client.DELETE('/api/x/oauth1', { params: { query: { account_id: accountId } } }));
}
