import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsQuery } from '@/api/calls/list-accounts';
import { platformsQuery } from '@/api/calls/list-platforms';
import type { Account } from '@/api/types';
import type { Accounts } from '@/features/compose/accounts';
import { Composer } from '@/features/compose/composer';
import { buttonClass } from '@/ui/button';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Logo } from '@/ui/logo';
import { words } from '@/words';
import { settingsLink } from './links';

interface ComposeBoxProps {
  userId: string;
  isRoomy?: boolean;
  historyLink: (label: string) => ReactNode;
  /** Stands in until it is known who can post. */
  waiting: ReactNode;
}

function isSome(accounts: Account[]): accounts is [Account, ...Account[]] {
  return accounts.length > 0;
}

/** What still works first: it is the one a new post is most likely meant for. */
function usableOf(accounts: readonly Account[]): Accounts | null {
  const onX = accounts.filter((account) => account.platform === 'x');
  const usable = [
    ...onX.filter(({ status }) => status === 'active' || status === 'expiring'),
    ...onX.filter(({ status }) => status === 'needs_reauth'),
  ];
  return isSome(usable) ? usable : null;
}

/** The composer, or why there is none. */
export function ComposeBox({ userId, isRoomy = false, historyLink, waiting }: ComposeBoxProps) {
  const accounts = useQuery(accountsQuery);
  const platforms = useQuery(platformsQuery);
  const failed = [accounts, platforms].find((query) => query.isError && query.data === undefined);
  if (failed) {
    return (
      <ErrorNotice
        error={failed.error}
        doing={words.shell.doingDashboard}
        isRetrying={accounts.isFetching || platforms.isFetching}
        onRetry={() => {
          void accounts.refetch();
          void platforms.refetch();
        }}
      />
    );
  }
  if (accounts.data === undefined || platforms.data === undefined) return waiting;
  const platform = platforms.data.items.find((one) => one.key === 'x');
  const usable = usableOf(accounts.data.items);
  if (platform === undefined || usable === null) return <NotConnected isConfigured={platform?.configured ?? false} />;
  return (
    <Composer
      userId={userId}
      accounts={usable}
      platform={platform}
      settingsLink={settingsLink}
      historyLink={historyLink}
      isRoomy={isRoomy}
    />
  );
}

function NotConnected({ isConfigured }: { isConfigured: boolean }) {
  if (!isConfigured) {
    return <Empty title={words.shell.noPlatform}>{words.shell.noPlatformWhy}</Empty>;
  }
  return (
    <Empty
      title={words.shell.begin}
      picture={<Logo size={56} />}
      action={
        <Link to="/dashboard/settings" className={buttonClass('primary')}>
          {words.shell.connect}
        </Link>
      }
    >
      {words.shell.beginWhy}
    </Empty>
  );
}
