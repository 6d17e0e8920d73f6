import { answer, client } from '../client';

/** The same `idempotencyKey` for the same entry: repeated after a lost answer, it says how the entry stands. */
export function shareFeedItem({ id, itemId, idempotencyKey }: { id: string; itemId: string; idempotencyKey: string }) {
  const params = { path: { id, item_id: itemId }, header: { 'Idempotency-Key': idempotencyKey } };
  return answer(() => client.POST('/api/feeds/{id}/items/{item_id}/share', { params }));
}
