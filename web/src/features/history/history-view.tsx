import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { gatheredPostsQuery } from '@/api/calls/find-posts';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { accountsQuery } from '@/api/calls/list-accounts';
import type { Account } from '@/api/types';
import { browserZone } from '@/lib/wall-time';
import type { HistoryLinks } from '@/ui/history-links';
import { words } from '@/words';
import { CauseGroup } from './cause-groups';
import { causesOf } from './causes';
import { FilterForm } from './filter-form';
import { type Filters, filterOf, isFiltered } from './filters';
import { FoundPosts } from './found-posts';
import { HistorySkeleton } from './history';

interface HistoryViewProps {
  filters: Filters;
  onFilter: (filters: Filters) => void;
  links: HistoryLinks;
  reconnect: (account: Account) => ReactNode;
  settingsLink: (label: string) => ReactNode;
  emptyAction: ReactNode;
}

/** Everything that was written: what several have in common, then what was asked for. */
export function HistoryView({ filters, onFilter, emptyAction, ...ways }: HistoryViewProps) {
  const preferences = useQuery(preferencesQuery);
  const accounts = useQuery(accountsQuery).data?.items ?? [];
  const zone = preferences.data?.time_zone ?? browserZone();
  return (
    <div className="space-y-8">
      <CommonCauses accounts={accounts} {...ways} />
      <section aria-labelledby="history-list" className="space-y-4">
        <h2 id="history-list" className="sr-only">
          {words.history.list}
        </h2>
        <FilterForm filters={filters} accounts={accounts} zone={zone} onChange={onFilter} />
        {preferences.isPending ? (
          <HistorySkeleton />
        ) : (
          <FoundPosts
            filter={filterOf(filters, zone)}
            isFiltered={isFiltered(filters)}
            emptyAction={emptyAction}
            onClear={() => onFilter({})}
          />
        )}
      </section>
    </div>
  );
}

const RECENT_MS = 60 * 86_400_000;

/** Older trouble is over one way or another; then it stands in the list only. */
function useStuckPosts() {
  const [from] = useState(() => new Date(Date.now() - RECENT_MS).toISOString());
  return useQuery(gatheredPostsQuery({ status: 'scheduled,failed,partly_posted', from }));
}

function CommonCauses({
  accounts,
  ...ways
}: Pick<HistoryViewProps, 'links' | 'reconnect' | 'settingsLink'> & { accounts: readonly Account[] }) {
  const { data: posts } = useStuckPosts();
  const causes = useMemo(() => causesOf(posts ?? [], accounts), [posts, accounts]);
  if (causes.length === 0) return null;
  return (
    <section aria-labelledby="history-causes" className="space-y-3">
      <h2 id="history-causes" className="text-lg font-semibold">
        {words.history.sameCause}
      </h2>
      {causes.map((cause) => (
        <CauseGroup key={cause.key} cause={cause} {...ways} />
      ))}
    </section>
  );
}
