import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link, useRouteContext } from '@tanstack/react-router';
import { accountsQuery } from '@/api/calls/list-accounts';
import { platformsQuery } from '@/api/calls/list-platforms';
import type { Account } from '@/api/types';
import { Composer } from '@/features/compose/composer';
import { History } from '@/features/history/history';
import { buttonClass } from '@/ui/button';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Logo } from '@/ui/logo';
import { Notice } from '@/ui/notice';
import { PageHeading } from '@/ui/page-heading';
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
    ...onX.filter((account) => account.standing === 'active'),
    ...onX.filter((account) => account.standing === 'needs_reauth'),
  ];
  return (
    <div className="space-y-10">
      {platform !== undefined && hasSome(usable) ? (
        <div className="space-y-3">
          <Attention accounts={usable} />
          <Composer userId={user.id} accounts={usable} platform={platform} settingsLink={settingsLink} />
        </div>
      ) : (
        <NotConnected isConfigured={platform?.configured ?? false} />
      )}
      {onX.length > 0 && <History />}
    </div>
  );
}

function settingsLink(label: string) {
  return (
    <Link to="/dashboard/settings" className="link font-medium text-ink">
      {label}
    </Link>
  );
}

function Attention({ accounts }: { accounts: readonly Account[] }) {
  const waiting = accounts.filter((account) => account.standing === 'needs_reauth');
  if (waiting.length === 0) return null;
  const names = waiting.map((account) => `@${account.username}`).join(', ');
  return (
    <Notice
      tone="caution"
      title={`${names} needs you`}
      actions={
        <Link to="/dashboard/settings" className={buttonClass('secondary')}>
          Reconnect in Settings
        </Link>
      }
    >
      X no longer accepts our access. You can go on writing; posts for this account wait until you reconnect.
    </Notice>
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
