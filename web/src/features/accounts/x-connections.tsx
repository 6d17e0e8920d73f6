import { useQuery } from '@tanstack/react-query';
import { accountsQuery } from '@/api/calls/list-accounts';
import { platformsQuery } from '@/api/calls/list-platforms';
import type { Account, Platform } from '@/api/types';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import type { HistoryLinks } from '@/ui/history-links';
import { XMark } from '@/ui/logo';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { AccountRow } from './account-row';
import { ConnectHelp } from './connect-help';
import { useConnectX } from './use-connect-x';

/** The X card: from "not set up" to connected and back. */
export function XConnections({ links }: { links: HistoryLinks }) {
  const platforms = useQuery(platformsQuery);
  const accounts = useQuery(accountsQuery);
  const failed = [platforms, accounts].find((query) => query.isError && query.data === undefined);
  if (failed) {
    return (
      <ErrorNotice
        error={failed.error}
        doing={words.accounts.doingLoad}
        isRetrying={platforms.isFetching || accounts.isFetching}
        onRetry={() => {
          void platforms.refetch();
          void accounts.refetch();
        }}
      />
    );
  }
  if (platforms.data === undefined || accounts.data === undefined) return <XCardSkeleton />;
  const platform = platforms.data.items.find((one) => one.key === 'x');
  if (platform === undefined) return null;
  const onX = accounts.data.items.filter((one) => one.platform === 'x');
  return <XCard platform={platform} accounts={onX} links={links} />;
}

interface XCardProps {
  platform: Platform;
  accounts: readonly Account[];
  links: HistoryLinks;
}

export function XCard({ platform, accounts, links }: XCardProps) {
  const connect = useConnectX();
  const hasAccounts = accounts.length > 0;
  return (
    <Card aria-labelledby="x-title" className="overflow-hidden">
      <header className="flex items-center gap-3 px-5 pt-5 pb-4 sm:px-6">
        <span className="grid size-10 shrink-0 place-items-center rounded-control bg-ink text-paper">
          <XMark />
        </span>
        <h2 id="x-title" className="text-lg font-semibold">
          {platform.name}
        </h2>
        {platform.sandbox && <Badge title={words.accounts.sandboxWhy}>{words.accounts.sandbox}</Badge>}
      </header>
      {hasAccounts && (
        <ul className="divide-y divide-line border-t border-line">
          {accounts.map((account) => (
            <li key={account.id} className="px-5 py-5 sm:px-6">
              <AccountRow account={account} isSandbox={platform.sandbox} links={links} />
            </li>
          ))}
        </ul>
      )}
      {platform.configured ? (
        <div className={hasAccounts ? 'border-t border-line bg-sunken/50 px-5 py-4 sm:px-6' : 'px-5 pb-6 sm:px-6'}>
          {!hasAccounts && <p className="mb-4 text-ink-soft">{words.accounts.connectFirst}</p>}
          <Button
            look={hasAccounts ? 'secondary' : 'primary'}
            busy={connect.isConnecting}
            busyLabel={words.accounts.opening}
            onClick={() => connect.start()}
          >
            {hasAccounts ? words.accounts.connectAnother : words.accounts.connectX}
          </Button>
          <p className="mt-3 text-sm text-ink-soft">
            {connect.isConnecting ? words.accounts.leaving : words.accounts.agree}
          </p>
          {connect.error !== null && (
            <div className="mt-4">
              <ErrorNotice error={connect.error} doing={words.accounts.doingConnect} onDismiss={connect.reset} />
            </div>
          )}
          <ConnectHelp />
        </div>
      ) : (
        <p className="px-5 pb-6 text-ink-soft sm:px-6">{words.accounts.notSetUp}</p>
      )}
    </Card>
  );
}

export function XCardSkeleton() {
  return (
    <Skeleton label={words.accounts.loading} className="rounded-card border border-line bg-surface p-6">
      <div className="flex items-center gap-3">
        <Bone className="size-10" />
        <Bone className="h-5 w-16" />
      </div>
      <Bone className="mt-6 h-4 w-3/4" />
      <Bone className="mt-5 h-10 w-32" />
    </Skeleton>
  );
}
