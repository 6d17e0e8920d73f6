import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { notificationsQuery } from '@/api/calls/list-notifications';
import type { Notification, NotificationList as Page } from '@/api/types';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { NotificationItem, type TargetLink } from './notification-item';
import { NotificationsSkeleton } from './notifications-skeleton';
import { useMarkRead } from './use-mark-read';

interface NotificationListProps {
  link: TargetLink;
  /** Leads to where is chosen what one hears of. */
  choose: ReactNode;
}

/** A page may have moved on between two reads, and then one stands on both. */
function once(pages: readonly Page[]): Notification[] {
  return [...new Map(pages.flatMap((page) => page.items).map((one) => [one.id, one])).values()];
}

/** What the user should know, the latest first. */
export function NotificationList({ link, choose }: NotificationListProps) {
  const list = useInfiniteQuery(notificationsQuery);
  const read = useMarkRead();
  const items = once(list.data?.pages ?? []);
  const hasUnread = items.some(({ read_at }) => read_at === null) || (list.data?.pages[0]?.unread_count ?? 0) > 0;
  const problem = (
    <ErrorNotice
      error={list.error}
      doing={list.data === undefined ? words.notifications.doingLoad : words.notifications.doingLoadOlder}
      onRetry={() => void (list.data === undefined ? list.refetch() : list.fetchNextPage())}
      isRetrying={list.isFetching}
    />
  );
  if (list.data === undefined) return list.isError ? problem : <NotificationsSkeleton />;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {items.length > 0 && (
          <Button
            blocked={!hasUnread}
            onClick={() => (hasUnread ? read.mutate(undefined) : toast(words.notifications.allRead))}
          >
            <Icon name="check" /> {words.notifications.markAll}
          </Button>
        )}
        <p className="text-[0.9375rem]">{choose}</p>
      </div>
      {read.isError && <ErrorNotice error={read.error} doing={words.notifications.doingMark} onDismiss={read.reset} />}
      {items.length === 0 ? (
        <Empty title={words.notifications.emptyTitle}>{words.notifications.empty}</Empty>
      ) : (
        <Card>
          <ol className="divide-y divide-line">
            {items.map((notification) => (
              <li key={notification.id}>
                <NotificationItem
                  notification={notification}
                  link={link}
                  onRead={() => read.mutate([notification.id])}
                />
              </li>
            ))}
          </ol>
        </Card>
      )}
      {list.isError && problem}
      {list.hasNextPage && !list.isError && (
        <p className="text-center">
          <Button
            busy={list.isFetchingNextPage}
            busyLabel={words.notifications.loadingOlder}
            onClick={() => void list.fetchNextPage()}
          >
            {words.notifications.showOlder}
          </Button>
        </p>
      )}
    </div>
  );
}
