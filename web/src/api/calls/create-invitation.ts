import { answer, client } from '../client';
import type { InvitationRequest } from '../types';

/** The same `idempotencyKey` for the same wish: repeated after a lost answer, it makes no second invitation. */
export function createInvitation({ wish, idempotencyKey }: { wish: InvitationRequest; idempotencyKey: string }) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  return answer(() => client.POST('/api/instance/invitations', { params, body: wish }));
}
