import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { accountsQuery } from '@/api/calls/list-accounts';
import { useDraft } from '@/features/compose/draft';
import { Drafts } from '@/features/drafts/drafts';
import { History } from '@/features/history/history';
import { PickedPost } from '@/features/history/picked-post';
import { buttonClass } from '@/ui/button';
import { PageHeading } from '@/ui/page-heading';
import { words } from '@/words';
import { ComposeBox } from '../compose-box';
import { DashboardSkeleton } from './dashboard-skeleton';

export const Route = createLazyRoute('/signed-in/dashboard')({ component: DashboardPage });

function DashboardPage() {
  return (
    <>
      <PageHeading title={words.shell.dashboard} className="sr-only" />
      <Dashboard />
    </>
  );
}

const historyBelow = (label: string) => (
  <a href="#history" className="link tap inline-flex items-center font-medium">
    {label}
  </a>
);

function Dashboard() {
  const { user } = useRouteContext({ from: '/signed-in' });
  const accounts = useQuery(accountsQuery);
  const [{ saved }] = useDraft(user.id);
  if (accounts.isPending) return <DashboardSkeleton />;
  return (
    <div className="in-turn space-y-10">
      <ComposeBox userId={user.id} historyLink={historyBelow} waiting={<DashboardSkeleton />} />
      {accounts.data !== undefined && (
        <Drafts
          without={saved?.id}
          editLink={(draft, label) => (
            <Link to="/dashboard/compose" search={{ draft }} className={buttonClass('secondary')}>
              {label}
            </Link>
          )}
        />
      )}
      {accounts.data?.items.some(({ platform }) => platform === 'x') && <Posts />}
    </div>
  );
}

/** The history; above it the one post that the address names. */
function Posts() {
  const { post, edit } = useSearch({ from: '/signed-in/dashboard' });
  const navigate = useNavigate();
  if (post === undefined) return <History />;
  return (
    <>
      <PickedPost
        key={post}
        id={post}
        isToBeEdited={edit !== undefined}
        onLeave={() => void navigate({ to: '/dashboard', search: {}, replace: true, resetScroll: false })}
      />
      <History without={post} />
    </>
  );
}
