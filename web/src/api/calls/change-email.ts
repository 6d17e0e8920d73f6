import { answer, client } from '../client';

/** Sends a link there. Until it is followed, mail goes where it went. */
export function changeEmail(body: { address: string; current_password: string }) {
  return answer(() => client.PUT('/api/auth/email', { body }));
}
