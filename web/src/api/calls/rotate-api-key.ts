import { answer, client } from '../client';
import type { ApiKeyRotation } from '../types';

/** A new key that may do the same; the old one goes on for a while. */
export function rotateApiKey({ id, rotation }: { id: string; rotation: ApiKeyRotation }) {
  return answer(() => client.POST('/api/api-keys/{id}/rotate', { params: { path: { id } }, body: rotation }));
}
