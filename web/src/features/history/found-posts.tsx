import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { foundPostsQuery, type PostFilter } from '@/api/calls/find-posts';
import type { Post } from '@/api/types';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { words } from '@/words';
import { HistorySkeleton } from './history';
import { PostItem } from './post-item';
import { useStateNews } from './use-state-news';

interface FoundPostsProps {
  filter: PostFilter;
  isFiltered: boolean;
  emptyAction: ReactNode;
  onClear: () => void;
}

/** The posts that were asked for, newest first and without an end to click through. */
export function FoundPosts({ filter, isFiltered, emptyAction, onClear }: FoundPostsProps) {
  const { history } = words;
  const found = useInfiniteQuery(foundPostsQuery(filter));
  const posts = useMemo(() => once(found.data?.pages.flatMap((page) => page.items) ?? []), [found.data]);
  useStateNews(posts);
  if (found.data === undefined) {
    if (!found.isError) return <HistorySkeleton />;
    return (
      <ErrorNotice
        error={found.error}
        doing={history.loadPosts}
        onRetry={() => void found.refetch()}
        isRetrying={found.isFetching}
      />
    );
  }
  if (posts.length === 0) {
    return isFiltered ? (
      <Empty title={history.noneTitle} action={<Button onClick={onClear}>{history.clear}</Button>}>
        {history.none}
      </Empty>
    ) : (
      <Empty title={history.emptyTitle} action={emptyAction}>
        {history.empty}
      </Empty>
    );
  }
  return (
    <>
      <p role="status" className="text-sm text-ink-soft">
        {history.shown(posts.length, !found.hasNextPage)}
      </p>
      <Card>
        <ol className="divide-y divide-line">
          {posts.map((post) => (
            <li key={post.id} className="far-off">
              <PostItem post={post} />
            </li>
          ))}
        </ol>
      </Card>
      {found.isError && (
        <div className="mt-4">
          <ErrorNotice error={found.error} doing={history.loadOlder} onRetry={() => void found.fetchNextPage()} />
        </div>
      )}
      {found.hasNextPage && !found.isError && (
        <More isLoading={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
      )}
    </>
  );
}

function once(posts: readonly Post[]): Post[] {
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}

/** Fetches more when it comes near; the button is for whoever has no such browser, and for keyboards. */
function More({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  const ref = useRef<HTMLParagraphElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    const place = ref.current;
    if (place === null || isLoading || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { rootMargin: '600px' },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, [isLoading]);
  return (
    <p ref={ref} className="mt-4 text-center">
      <Button busy={isLoading} busyLabel={words.history.loadingOlder} onClick={onMore}>
        {words.history.showOlder}
      </Button>
    </p>
  );
}
