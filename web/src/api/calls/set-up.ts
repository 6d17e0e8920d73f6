import { answer, client } from '../client';

export function setUp(body: { username: string; password: string; setup_token: string | null }) {
  return answer(() => client.POST('/api/auth/setup', { body }));
}
