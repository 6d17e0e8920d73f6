import { answer, client } from '../client';
import type { RoleChange } from '../types';

export function changeInstanceUserRole({ id, change }: { id: string; change: RoleChange }) {
  return answer(() => client.POST('/api/instance/users/{id}/role', { params: { path: { id } }, body: change }));
}
