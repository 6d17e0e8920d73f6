import { answer, client } from '../client';
import type { Preferences } from '../types';

export function putPreferences(body: Preferences) {
  return answer(() => client.PUT('/api/preferences', { body }));
}
