import { answer, client } from '../client';

/** Asks the platform once whether its access to the account works. X bills that as the read of one user. */
export function verifyAccount(id: string) {
  return answer(() => client.POST('/api/accounts/{id}/verify', { params: { path: { id } } }));
}
