import { createLazyRoute, Link } from '@tanstack/react-router';
import type { TargetLink } from '@/features/notifications/notification-item';
import { NotificationList } from '@/features/notifications/notification-list';
import { PageHeading } from '@/ui/page-heading';
import { words } from '@/words';

export const Route = createLazyRoute('/signed-in/dashboard/notifications')({ component: NotificationsPage });

const LOOK = 'link text-ink';

const link: TargetLink = (target, label, onFollow) => {
  switch (target.page) {
    case 'post':
      return (
        <Link to="/dashboard" search={{ post: target.postId }} className={LOOK} onClick={onFollow}>
          {label}
        </Link>
      );
    case 'connections':
      return (
        <Link to="/dashboard/settings" className={LOOK} onClick={onFollow}>
          {label}
        </Link>
      );
    case 'keys':
      return (
        <Link to="/dashboard/settings" search={{ tab: 'keys' }} className={LOOK} onClick={onFollow}>
          {label}
        </Link>
      );
    case 'feed':
      return (
        <Link
          to="/dashboard/settings"
          search={{ tab: 'blog', feed: target.feedId }}
          className={LOOK}
          onClick={onFollow}
        >
          {label}
        </Link>
      );
    case 'security':
      return (
        <Link to="/dashboard/settings" search={{ tab: 'security' }} className={LOOK} onClick={onFollow}>
          {label}
        </Link>
      );
  }
};

function NotificationsPage() {
  return (
    <>
      <PageHeading title={words.shell.notifications} className="mb-5" />
      <NotificationList
        link={link}
        choose={
          <Link to="/dashboard/settings" search={{ tab: 'notifications' }} className="link font-medium text-ink">
            {words.notifications.choose}
          </Link>
        }
      />
    </>
  );
}
