import { answer, client } from '../client';

/** Marks those named as read, or all of them. */
export function readNotifications(ids?: readonly string[]) {
  const body = ids === undefined ? {} : { ids: [...ids] };
  return answer(() => client.POST('/api/notifications/read', { body }));
}
