import { answer, client } from '../client';

export function removeEmail() {
  return answer(() => client.DELETE('/api/auth/email'));
}
