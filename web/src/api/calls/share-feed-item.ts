import { answer, client } from '../client';

export function shareFeedItem({ id, itemId }: { id: string; itemId: string }) {
  const path = { id, item_id: itemId };
  return answer(() => client.POST('/api/feeds/{id}/items/{item_id}/share', { params: { path } }));
}
