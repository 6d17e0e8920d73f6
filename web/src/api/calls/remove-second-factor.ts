import { answer, client } from '../client';

export function removeSecondFactor(body: { current_password: string; code: string }) {
  return answer(() => client.POST('/api/auth/second-factor/remove', { body }));
}
