import { answer, client } from '../client';

/** The password is not needed within five minutes of signing in. */
export function beginSecondFactor(current_password: string | null) {
  return answer(() => client.POST('/api/auth/second-factor', { body: { current_password } }));
}
