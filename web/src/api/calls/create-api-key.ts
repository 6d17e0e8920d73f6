import { answer, client } from '../client';
import type { ApiKeyRequest } from '../types';

/** The same `idempotencyKey` for the same wish: repeated after a lost answer, it makes no second key. */
export function createApiKey({ wish, idempotencyKey }: { wish: ApiKeyRequest; idempotencyKey: string }) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  return answer(() => client.POST('/api/api-keys', { params, body: wish }));
}
