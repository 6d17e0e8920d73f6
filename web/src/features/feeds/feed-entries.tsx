import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { feedItemsQuery } from '@/api/calls/list-feed-items';
import { shareFeedItem } from '@/api/calls/share-feed-item';
import { Refused } from '@/api/problem';
import type { Feed, FeedEntry } from '@/api/types';
import { requestKeyOf } from '@/lib/request-key';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon, type IconName } from '@/ui/icon';
import { Bone, Skeleton } from '@/ui/skeleton';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';
import type { FeedLinks } from './feed-links';

const ICONS: Record<FeedEntry['state'], IconName> = {
  baseline: 'minus',
  waiting: 'clock',
  skipped: 'minus',
  draft: 'pen',
  shared: 'check',
};

/** The entries seen last, with what became of each and why. */
export function FeedEntries({ feed, links }: { feed: Feed; links: FeedLinks }) {
  const queryClient = useQueryClient();
  const query = feedItemsQuery(feed.id);
  const entries = useInfiniteQuery(query);
  const share = useMutation({
    mutationFn: (itemId: string) =>
      shareFeedItem({ id: feed.id, itemId, idempotencyKey: requestKeyOf('share').for(itemId) }),
    onSuccess: () => requestKeyOf('share').settle(),
    onError: (error) => {
      if (error instanceof Refused) requestKeyOf('share').settle();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (entries.isPending) {
    return (
      <Skeleton label={words.feeds.entries} className="mt-4">
        <Bone className="h-4 max-w-md" />
      </Skeleton>
    );
  }
  const items = entries.data?.pages.flatMap((page) => page.items);
  if (items === undefined) {
    return (
      <div className="mt-4">
        <ErrorNotice
          error={entries.error}
          doing={words.feeds.entriesLoading}
          onRetry={() => void entries.refetch()}
          isRetrying={entries.isFetching}
        />
      </div>
    );
  }
  if (items.length === 0) return <p className="mt-4 text-sm text-ink-soft">{words.feeds.entriesNone}</p>;
  return (
    <div className="mt-4">
      <ul className="space-y-3">
        {items.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            links={links}
            isSharing={share.isPending && share.variables === entry.id}
            onShare={() => share.mutate(entry.id)}
          />
        ))}
      </ul>
      {entries.isFetchNextPageError && (
        <div className="mt-3">
          <ErrorNotice
            error={entries.error}
            doing={words.feeds.entriesLoading}
            onRetry={() => void entries.fetchNextPage()}
            isRetrying={entries.isFetchingNextPage}
          />
        </div>
      )}
      {entries.hasNextPage && !entries.isFetchNextPageError && (
        <Button
          className="mt-3"
          busy={entries.isFetchingNextPage}
          busyLabel={words.feeds.entriesMoreLoading}
          onClick={() => void entries.fetchNextPage()}
        >
          {words.feeds.entriesMore}
        </Button>
      )}
      {share.isError && (
        <div className="mt-3">
          <ErrorNotice error={share.error} doing={words.feeds.shareDoing} onDismiss={share.reset} />
        </div>
      )}
    </div>
  );
}

interface EntryProps {
  entry: FeedEntry;
  links: FeedLinks;
  isSharing: boolean;
  onShare: () => void;
}

function Entry({ entry, links, isSharing, onShare }: EntryProps) {
  const title = entry.title === '' ? words.feeds.untitled : entry.title;
  const canShare = (entry.state === 'baseline' || entry.state === 'skipped') && entry.url !== null;
  const why = entry.reason === null ? undefined : words.feeds.reason[entry.reason];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-56 text-sm text-ink-soft">
        <p className="break-words text-ink">
          {entry.url === null ? (
            title
          ) : (
            <a href={entry.url} rel="noreferrer" target="_blank" className="link">
              {title}
            </a>
          )}
        </p>
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="flex items-center gap-1 font-medium text-ink">
            <Icon name={ICONS[entry.state]} size={16} />
            {words.feeds.state[entry.state]}
          </span>
          {entry.share_at !== null && <RelativeTime at={entry.share_at} />}
          {why}
          {entry.post_id !== null && links.post(entry.post_id, words.feeds.toPost)}
          {entry.draft_id !== null && links.draft(entry.draft_id, words.feeds.toDraft)}
        </p>
      </div>
      {canShare && (
        <Button aria-label={words.feeds.shareOf(title)} busy={isSharing} onClick={onShare}>
          {words.feeds.share}
        </Button>
      )}
    </li>
  );
}
