import { answer, client } from '../client';

export function endOtherSessions() {
  return answer(() => client.DELETE('/api/auth/sessions'));
}
