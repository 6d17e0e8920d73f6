import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { recentPostsQuery } from '@/api/calls/list-posts';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { PostItem } from './post-item';
import { useStateNews } from './use-state-news';

/** The last ten posts, newest first; looked at again every two seconds while one of them can still change. */
export function History({ emptyAction }: { emptyAction?: ReactNode }) {
  const posts = useQuery(recentPostsQuery);
  useStateNews(posts.data);
  return (
    <section id="history" aria-labelledby="history-title" tabIndex={-1} className="scroll-mt-6 focus:outline-none">
      <h2 id="history-title" className="mb-3 px-1 text-lg font-semibold">
        Recent posts
      </h2>
      {posts.isError && (
        <div className="mb-4">
          <ErrorNotice
            error={posts.error}
            doing="load your posts"
            onRetry={() => void posts.refetch()}
            isRetrying={posts.isFetching}
          />
        </div>
      )}
      {posts.isPending && <HistorySkeleton />}
      {posts.data?.items.length === 0 && (
        <Empty title="Nothing posted yet" action={emptyAction}>
          What you post appears here, with its link and how it went.
        </Empty>
      )}
      {posts.data !== undefined && posts.data.items.length > 0 && (
        <Card>
          <ol className="divide-y divide-line">
            {posts.data.items.map((post) => (
              <li key={post.id}>
                <PostItem post={post} />
              </li>
            ))}
          </ol>
        </Card>
      )}
    </section>
  );
}

export function HistorySkeleton() {
  return (
    <Skeleton label="Loading your posts" className="rounded-card border border-line bg-surface">
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
