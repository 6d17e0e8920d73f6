import { answer, client } from '../client';
import type { Reauthentication } from '../types';

export function enableInstanceUser({ id, shown }: { id: string; shown: Reauthentication }) {
  return answer(() => client.POST('/api/instance/users/{id}/enable', { params: { path: { id } }, body: shown }));
}
