import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { allPostsQuery } from '@/api/calls/list-all-posts';
import { recentPostsQuery } from '@/api/calls/list-posts';
import type { Post } from '@/api/types';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { PostItem } from './post-item';
import { useStateNews } from './use-state-news';

/** A page may have moved on between two reads, and then a post stands on both. */
function once(posts: readonly Post[]): Post[] {
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}

/** The last ten posts at first, and all of them for who asks. */
function useHistory() {
  const [isWhole, setWhole] = useState(false);
  const recent = useQuery(recentPostsQuery);
  const all = useInfiniteQuery({ ...allPostsQuery, enabled: isWhole });
  const isShownWhole = isWhole && all.data !== undefined;
  const shown = useMemo(
    () => (isShownWhole ? once(all.data.pages.flatMap((page) => page.items)) : recent.data?.items),
    [isShownWhole, all.data, recent.data],
  );
  function showOlder(): void {
    if (!isWhole) setWhole(true);
    else if (all.isError) void all.refetch();
    else void all.fetchNextPage();
  }
  return {
    recent,
    shown,
    showOlder,
    hasOlder: isShownWhole ? all.hasNextPage : typeof recent.data?.next_cursor === 'string',
    isLoadingOlder: isWhole && (all.isLoading || all.isFetchingNextPage),
    olderError: isWhole && all.isError ? all.error : null,
  };
}

interface HistoryProps {
  emptyAction?: ReactNode;
  /** A post that is shown by itself already. */
  without?: string;
}

/** What was written, newest first. The stream keeps it up to date; while there is none, it is looked at again and again. */
export function History({ emptyAction, without }: HistoryProps) {
  const { recent, shown: all, showOlder, hasOlder, isLoadingOlder, olderError } = useHistory();
  useStateNews(all);
  const shown = without === undefined ? all : all?.filter(({ id }) => id !== without);
  return (
    <section id="history" aria-labelledby="history-title" tabIndex={-1} className="scroll-mt-6 focus:outline-none">
      <h2 id="history-title" className="mb-3 px-1 text-lg font-semibold">
        {words.post.recent}
      </h2>
      {recent.isError && (
        <div className="mb-4">
          <ErrorNotice
            error={recent.error}
            doing={words.history.loadPosts}
            onRetry={() => void recent.refetch()}
            isRetrying={recent.isFetching}
          />
        </div>
      )}
      {recent.isPending && <HistorySkeleton />}
      {all?.length === 0 && (
        <Empty title={words.history.emptyTitle} action={emptyAction}>
          {words.history.empty}
        </Empty>
      )}
      {shown !== undefined && shown.length > 0 && (
        <Card>
          <ol className="divide-y divide-line">
            {shown.map((post) => (
              <li key={post.id}>
                <PostItem post={post} />
              </li>
            ))}
          </ol>
        </Card>
      )}
      {olderError !== null && (
        <div className="mt-4">
          <ErrorNotice error={olderError} doing={words.history.loadOlder} />
        </div>
      )}
      {hasOlder && (
        <p className="mt-4 text-center">
          <Button busy={isLoadingOlder} busyLabel={words.history.loadingOlder} onClick={showOlder}>
            {words.history.showOlder}
          </Button>
        </p>
      )}
    </section>
  );
}

export function HistorySkeleton() {
  return (
    <Skeleton label={words.history.loading} className="rounded-card border border-line bg-surface">
      {['one', 'two', 'three'].map((place) => (
        <div key={place} className="space-y-3 p-5">
          <Bone className="h-4 w-32" />
          <Bone className="h-4 w-full" />
          <Bone className="h-4 w-2/3" />
        </div>
      ))}
    </Skeleton>
  );
}
