import { answer, client } from '../client';

export function logIn(body: { username: string; password: string }) {
  return answer(() => client.POST('/api/auth/login', { body }));
}
