import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { accountsQuery } from '@/api/calls/list-accounts';
import { platformsQuery } from '@/api/calls/list-platforms';
import type { Account } from '@/api/types';
import { Composer } from '@/features/compose/composer';
import { Drafts } from '@/features/drafts/drafts';
import { History } from '@/features/history/history';
import { PickedPost } from '@/features/history/picked-post';
import { buttonClass } from '@/ui/button';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Logo } from '@/ui/logo';
import { PageHeading } from '@/ui/page-heading';
import { useAskedTime } from '../asked-time';
import { settingsLink } from '../links';
import { DashboardSkeleton } from './dashboard-skeleton';

export const Route = createLazyRoute('/signed-in/dashboard')({ component: DashboardPage });

function DashboardPage() {
  return (
    <>
      <PageHeading title="Dashboard" className="sr-only" />
      <Dashboard />
    </>
  );
}

function hasSome(accounts: Account[]): accounts is [Account, ...Account[]] {
  return accounts.length > 0;
}

function Dashboard() {
  const { user } = useRouteContext({ from: '/signed-in' });
  useAskedTime(user.id);
  const accounts = useQuery(accountsQuery);
  const platforms = useQuery(platformsQuery);
  const failed = [accounts, platforms].find((query) => query.isError && query.data === undefined);
  if (failed) {
    return (
      <ErrorNotice
        error={failed.error}
        doing="load your dashboard"
        isRetrying={accounts.isFetching || platforms.isFetching}
        onRetry={() => {
          void accounts.refetch();
          void platforms.refetch();
        }}
      />
    );
  }
  if (accounts.data === undefined || platforms.data === undefined) return <DashboardSkeleton />;

  const platform = platforms.data.items.find((one) => one.key === 'x');
  const onX = accounts.data.items.filter((account) => account.platform === 'x');
  // What still works first: it is the one a new post is most likely meant for.
  const usable = [
    ...onX.filter(({ status }) => status === 'active' || status === 'expiring'),
    ...onX.filter(({ status }) => status === 'needs_reauth'),
  ];
  return (
    <div className="space-y-10">
      {platform !== undefined && hasSome(usable) ? (
        <Composer userId={user.id} accounts={usable} platform={platform} settingsLink={settingsLink} />
      ) : (
        <NotConnected isConfigured={platform?.configured ?? false} />
      )}
      <Drafts />
      {onX.length > 0 && <Posts />}
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

function NotConnected({ isConfigured }: { isConfigured: boolean }) {
  if (!isConfigured) {
    return (
      <Empty title="X is not set up on this server yet">
        Whoever runs it adds X_CLIENT_ID and X_CLIENT_SECRET to its settings. Then you can connect your account and
        write here.
      </Empty>
    );
  }
  return (
    <Empty
      title="Your posts begin here"
      picture={<Logo size={56} />}
      action={
        <Link to="/dashboard/settings" className={buttonClass('primary')}>
          Connect an account
        </Link>
      }
    >
      Connect your X account to post from your dashboard. Here you will write, and see how each post went.
    </Empty>
  );
}
