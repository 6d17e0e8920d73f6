import { answer, client } from '../client';

export function changePassword(body: { current_password: string; new_password: string; revoke_api_keys: boolean }) {
  return answer(() => client.POST('/api/auth/password', { body }));
}
