import { answer, client } from '../client';

export function renewRecoveryCodes(body: { current_password: string; code: string }) {
  return answer(() => client.POST('/api/auth/second-factor/recovery-codes', { body }));
}
