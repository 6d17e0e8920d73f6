import { answer, client } from '../client';

/** With `accountId`, only that account may come back from X. */
export function beginXConnection(accountId?: string) {
  const query = accountId === undefined ? {} : { account_id: accountId };
  return answer(() => client.GET('/api/x/auth-url', { params: { query } }));
}
