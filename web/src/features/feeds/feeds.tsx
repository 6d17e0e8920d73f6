import { useQuery } from '@tanstack/react-query';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { feedsQuery } from '@/api/calls/list-feeds';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { AddFeed } from './add-feed';
import type { FeedLinks } from './feed-links';
import { FeedRow } from './feed-row';
import { SharingSwitch } from './sharing-switch';

interface FeedsProps {
  links: FeedLinks;
  /** The id of the blog whoever came here came for. */
  sought?: string | undefined;
}

/** Blogs whose new entries become posts. */
export function Feeds({ links, sought }: FeedsProps) {
  const preferences = useQuery(preferencesQuery);
  const feeds = useQuery(feedsQuery);
  const items = feeds.data?.items;
  return (
    <Card aria-labelledby="feeds-title" className="in-turn p-5 sm:p-6">
      <h2 id="feeds-title" className="text-lg font-semibold">
        {words.feeds.title}
      </h2>
      <p className="mt-1 mb-4 text-[0.9375rem] text-ink-soft">{words.feeds.intro}</p>
      {preferences.data !== undefined && <SharingSwitch chosen={preferences.data} />}
      {preferences.isPending && <SwitchSkeleton />}
      {feeds.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={feeds.error}
            doing={words.feeds.loading}
            onRetry={() => void feeds.refetch()}
            isRetrying={feeds.isFetching}
          />
        </div>
      )}
      {feeds.isPending && (
        <Skeleton label={words.feeds.loadingLabel} className="mt-6">
          <Bone className="h-5 w-40" />
          <Bone className="mt-3 h-4 max-w-md" />
        </Skeleton>
      )}
      {items?.length === 0 && (
        <div className="mt-4">
          <Empty title={words.feeds.emptyTitle}>{words.feeds.empty}</Empty>
        </div>
      )}
      {items !== undefined && items.length > 0 && (
        <ul className="mt-4 divide-y divide-line">
          {items.map((feed) => (
            <FeedRow key={feed.id} feed={feed} links={links} isSought={feed.id === sought} />
          ))}
        </ul>
      )}
      {items !== undefined && <AddFeed />}
    </Card>
  );
}

function SwitchSkeleton() {
  return (
    <Skeleton label={words.feeds.loadingLabel}>
      <Bone className="h-6 w-64 max-w-full" />
      <Bone className="mt-1 h-5 max-w-md" />
    </Skeleton>
  );
}
