import { answer, client } from '../client';

export function logOut() {
  return answer(() => client.POST('/api/auth/logout'));
}
