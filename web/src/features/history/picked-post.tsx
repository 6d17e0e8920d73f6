import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { postQuery } from '@/api/calls/get-post';
import { pollAfter } from '@/api/calls/list-posts';
import { isStreaming } from '@/api/event-stream';
import { hasCode } from '@/api/problem';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { PostItem } from './post-item';

interface PickedPostProps {
  id: string;
  /** The form to change it is wanted at once. */
  isToBeEdited?: boolean;
  onLeave: () => void;
}

/** One post by itself, however long ago it was written: where a link about it leads. It takes the focus on arrival. */
export function PickedPost({ id, isToBeEdited = false, onLeave }: PickedPostProps) {
  const ref = useRef<HTMLElement>(null);
  const post = useQuery({
    ...postQuery(id),
    refetchInterval: (query) =>
      isStreaming() || query.state.data === undefined ? false : pollAfter([query.state.data], Date.now()),
  });
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  const isGone = hasCode(post.error, 'not_found');
  return (
    <section ref={ref} aria-labelledby="picked-title" tabIndex={-1} className="scroll-mt-6 focus:outline-none">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2 px-1">
        <h2 id="picked-title" className="text-lg font-semibold">
          {words.post.picked}
        </h2>
        <Button look="quiet" onClick={onLeave}>
          {words.post.onlyList}
        </Button>
      </div>
      {isGone && (
        <Notice tone="caution" role="alert" title={words.post.notHereTitle}>
          {words.post.notHere}
        </Notice>
      )}
      {post.isError && !isGone && (
        <ErrorNotice
          error={post.error}
          doing={words.post.loadOne}
          onRetry={() => void post.refetch()}
          isRetrying={post.isFetching}
        />
      )}
      {post.isPending && (
        <Skeleton label={words.post.loadingOne} className="space-y-3 rounded-card border border-line bg-surface p-5">
          <Bone className="h-4 w-32" />
          <Bone className="mt-3 h-4 w-full" />
          <Bone className="mt-3 h-4 w-2/3" />
        </Skeleton>
      )}
      {post.data !== undefined && (
        <Card>
          <PostItem post={post.data} isToBeEdited={isToBeEdited} />
        </Card>
      )}
    </section>
  );
}
