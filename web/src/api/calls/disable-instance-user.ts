import { answer, client } from '../client';
import type { Reauthentication } from '../types';

export function disableInstanceUser({ id, shown }: { id: string; shown: Reauthentication }) {
  return answer(() => client.POST('/api/instance/users/{id}/disable', { params: { path: { id } }, body: shown }));
}
