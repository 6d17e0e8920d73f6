import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { postQuery } from '@/api/calls/get-post';
import type { Attempt, Post } from '@/api/types';
import { cx } from '@/lib/cx';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Bone, Skeleton } from '@/ui/skeleton';
import { ExactTime } from '@/ui/time';

const OUTCOMES: Record<NonNullable<Attempt['outcome']>, string> = {
  posted: 'Posted',
  rejected: 'Refused by X',
  unauthorized: 'X did not accept our access',
  rate_limited: 'X asked us to wait',
  not_sent: 'Not sent: X was out of reach',
  unconfirmed: 'No clear answer from X',
};

/** The row of acts under a post, and every try on demand: for whoever wants to know exactly what happened. */
export function Attempts({ post, beside }: { post: Post; beside: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="mt-2">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        {beside}
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="tap -mr-2 ml-auto inline-flex items-center gap-1 rounded-control px-2 text-sm font-medium text-ink-soft hover:text-ink"
        >
          Details
          <Icon name="chevron" size={16} className={cx('transition-transform', isOpen && 'rotate-180')} />
        </button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <AttemptList post={post} />}
      </div>
    </div>
  );
}

function AttemptList({ post }: { post: Post }) {
  const versions = post.deliveries.map((delivery) => `${delivery.state}${delivery.attempt_count}`).join();
  const detail = useQuery({ ...postQuery(post.id), queryKey: [...postQuery(post.id).queryKey, versions] });
  if (detail.isError) {
    return <ErrorNotice error={detail.error} doing="load the details" onRetry={() => void detail.refetch()} />;
  }
  if (detail.data === undefined) {
    return (
      <Skeleton label="Loading the details" className="mt-3">
        <Bone className="h-4 w-2/3" />
      </Skeleton>
    );
  }
  const attempts = detail.data.deliveries.flatMap((delivery) => delivery.attempts);
  return (
    <dl className="mt-2 mb-2 grid gap-x-4 gap-y-2 rounded-control bg-sunken p-4 text-sm sm:grid-cols-[auto_1fr]">
      <dt className="text-ink-soft">Written</dt>
      <dd>
        <ExactTime at={post.created_at} />
      </dd>
      {attempts.map((attempt) => (
        <AttemptRow key={attempt.id} attempt={attempt} />
      ))}
      {attempts.length === 0 && (
        <>
          <dt className="text-ink-soft">Tries</dt>
          <dd>None yet</dd>
        </>
      )}
    </dl>
  );
}

function AttemptRow({ attempt }: { attempt: Attempt }) {
  const outcome = attempt.outcome;
  const word = outcome === null || outcome === undefined ? 'Under way' : OUTCOMES[outcome];
  const extra = [attempt.code, typeof attempt.http_status === 'number' && `status ${attempt.http_status}`];
  const aside = extra.filter(Boolean).join(', ');
  return (
    <>
      <dt className="text-ink-soft">Try {attempt.number}</dt>
      <dd>
        <p>
          <span className="font-medium">{word}</span> · <ExactTime at={attempt.started_at} />
        </p>
        {typeof attempt.detail === 'string' && <p>{attempt.detail}</p>}
        {aside !== '' && <p className="text-ink-soft">{aside}</p>}
      </dd>
    </>
  );
}
