import { answer, client } from '../client';

export function disconnectX(accountId: string) {
  return answer(() => client.POST('/api/x/disconnect', { body: { account_id: accountId } }));
}
