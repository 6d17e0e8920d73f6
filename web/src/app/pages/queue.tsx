import { createLazyRoute, Link, useNavigate, useSearch } from '@tanstack/react-router';
import { QueueView } from '@/features/calendar/queue-view';
import type { Ways } from '@/features/calendar/ways';
import { PageHeading } from '@/ui/page-heading';
import { words } from '@/words';

export const Route = createLazyRoute('/signed-in/dashboard/queue')({ component: QueuePage });

const WAYS: Ways = {
  PostLink: ({ postId, children, ...rest }) => (
    <Link to="/dashboard" search={{ post: postId }} {...rest}>
      {children}
    </Link>
  ),
  ComposeLink: ({ at, children, ...rest }) => (
    <Link to="/dashboard/compose" search={at === undefined ? {} : { at: `${at.date}T${at.time}` }} {...rest}>
      {children}
    </Link>
  ),
  settingsLink: (label) => (
    <Link to="/dashboard/settings" search={{ tab: 'preferences' }} className="link text-ink">
      {label}
    </Link>
  ),
};

function QueuePage() {
  const { view, day } = useSearch({ from: '/signed-in/dashboard/queue' });
  const navigate = useNavigate();
  const isWide = view === 'month' || view === 'week';
  return (
    <div data-wide={isWide || undefined}>
      <PageHeading title={words.queue.title} className="mb-5" />
      <QueueView
        view={view}
        day={day}
        ways={WAYS}
        onShow={(next, shown) =>
          void navigate({
            to: '/dashboard/queue',
            search: { ...(next !== 'list' && { view: next }), ...(shown !== undefined && { day: shown }) },
            resetScroll: false,
          })
        }
      />
    </div>
  );
}
