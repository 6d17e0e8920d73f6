import { answer, client } from '../client';

export function register(body: { username: string; password: string; invitation: string | null }) {
  return answer(() => client.POST('/api/auth/register', { body }));
}
