import { createLazyRoute, Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ReconnectAccount } from '@/features/accounts/reconnect-account';
import { HistoryView } from '@/features/history/history-view';
import { buttonClass } from '@/ui/button';
import { PageHeading } from '@/ui/page-heading';
import { words } from '@/words';
import { historyLinks, settingsLink } from '../links';

export const Route = createLazyRoute('/signed-in/dashboard/history')({ component: HistoryPage });

function HistoryPage() {
  const filters = useSearch({ from: '/signed-in/dashboard/history' });
  const navigate = useNavigate();
  return (
    <>
      <PageHeading title={words.history.title} className="mb-5" />
      <HistoryView
        filters={filters}
        onFilter={(search) => void navigate({ to: '/dashboard/history', search, replace: true, resetScroll: false })}
        links={historyLinks}
        reconnect={(account) => <ReconnectAccount account={account} />}
        settingsLink={settingsLink}
        emptyAction={
          <Link to="/dashboard" className={buttonClass('primary')}>
            {words.history.writeFirst}
          </Link>
        }
      />
    </>
  );
}
