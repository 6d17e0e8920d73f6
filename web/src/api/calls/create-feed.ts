import { answer, client } from '../client';
import type { NewFeed } from '../types';

/** The same `idempotencyKey` for the same wish: repeated after a lost answer, it adds the feed once. */
export function createFeed({ wish, idempotencyKey }: { wish: NewFeed; idempotencyKey: string }) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  return answer(() => client.POST('/api/feeds', { params, body: wish }));
}
