import { answer, client } from '../client';

/** `code`: of whoever has a second factor, once it is asked for. */
export function logIn(body: { username: string; password: string; code?: string }) {
  return answer(() => client.POST('/api/auth/login', { body }));
}
