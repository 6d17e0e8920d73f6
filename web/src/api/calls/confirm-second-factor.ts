import { answer, client } from '../client';

export function confirmSecondFactor(code: string) {
  return answer(() => client.POST('/api/auth/second-factor/confirm', { body: { code } }));
}
