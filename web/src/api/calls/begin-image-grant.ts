import { answer, client } from '../client';

/** The second trip to X, for images. Only this very account may come back. */
export function beginImageGrant(accountId: string) {
  return answer(() => client.GET('/api/x/oauth1/auth-url', { params: { query: { account_id: accountId } } }));
}
