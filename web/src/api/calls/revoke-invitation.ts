import { answer, client } from '../client';

export function revokeInvitation(id: string) {
  return answer(() => client.DELETE('/api/instance/invitations/{id}', { params: { path: { id } } }));
}
