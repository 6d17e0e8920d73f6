import { answer, client } from '../client';

/** With the token of the link that was sent to the address. It needs no session, and works once. */
export function confirmEmail(token: string) {
  return answer(() => client.POST('/api/auth/email/confirm', { body: { token } }));
}
