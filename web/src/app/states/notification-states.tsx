import { notificationsQuery } from '@/api/calls/list-notifications';
import { NoAnswer } from '@/api/problem';
import type { Notification } from '@/api/types';
import type { TargetLink } from '@/features/notifications/notification-item';
import { NotificationList } from '@/features/notifications/notification-list';
import { someNotifications } from '@/testing/notification-samples';
import { nextId } from '@/testing/samples';
import { Frozen, Group, State } from './frame';

const { queryKey } = notificationsQuery;

const link: TargetLink = (_target, label) => (
  <a href="/dashboard" className="link">
    {label}
  </a>
);
const list = <NotificationList link={link} choose={<a href="/dashboard/settings">Choose what you hear of</a>} />;

function read(items: Notification[], next_cursor: string | null = null) {
  const unread_count = items.filter(({ read_at }) => read_at === null).length;
  return [queryKey, { pages: [{ items, next_cursor, unread_count }], pageParams: [null] }] as const;
}

const all = someNotifications(nextId());

export function NotificationStates() {
  return (
    <Group title="Notifications">
      <State name="loading">
        <Frozen>{list}</Frozen>
      </State>
      <State name="error">
        <Frozen failed={[[queryKey, new NoAnswer('unknown')]]}>{list}</Frozen>
      </State>
      <State name="empty">
        <Frozen data={[read([])]}>{list}</Frozen>
      </State>
      <State name="one of each kind, some unread, and older ones">
        <Frozen data={[read(all, 'more')]}>{list}</Frozen>
      </State>
      <State name="all read">
        <Frozen data={[read(all.map((one) => ({ ...one, read_at: one.last_at })))]}>{list}</Frozen>
      </State>
    </Group>
  );
}
