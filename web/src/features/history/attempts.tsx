import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { postQuery } from '@/api/calls/get-post';
import type { Attempt, Lookup, Post } from '@/api/types';
import { cx } from '@/lib/cx';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Bone, Skeleton } from '@/ui/skeleton';
import { ExactTime } from '@/ui/time';
import { words } from '@/words';

/** The row of acts under a post, and every try on demand: for whoever wants to know exactly what happened. */
export function Attempts({ post, beside }: { post: Post; beside: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="mt-3">
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
        {beside}
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="tap -mr-2 ml-auto inline-flex items-center gap-1 rounded-control px-2 text-sm font-medium text-ink-soft hover:text-ink"
        >
          {words.post.details}
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
  const versions = post.deliveries.map((one) => [one.state, one.attempt_count, one.next_lookup_at].join(' ')).join();
  const detail = useQuery({ ...postQuery(post.id), queryKey: [...postQuery(post.id).queryKey, versions] });
  if (detail.isError) {
    return <ErrorNotice error={detail.error} doing={words.post.loadDetails} onRetry={() => void detail.refetch()} />;
  }
  if (detail.data === undefined) {
    return (
      <Skeleton label={words.post.loadingDetails} className="mt-3">
        <Bone className="h-4 w-2/3" />
      </Skeleton>
    );
  }
  const rows = detail.data.deliveries.flatMap(({ attempts, lookups }) => inOrder(attempts, lookups));
  return (
    <dl className="mt-2 mb-2 grid gap-x-4 gap-y-2 rounded-control bg-sunken p-4 text-sm sm:grid-cols-[auto_1fr]">
      <dt className="text-ink-soft">{words.post.written}</dt>
      <dd>
        <ExactTime at={post.created_at} />
      </dd>
      {rows.map(({ id, attempt, lookup }) =>
        attempt === undefined ? (
          lookup && <LookupRow key={id} lookup={lookup} />
        ) : (
          <AttemptRow key={id} attempt={attempt} />
        ),
      )}
      {rows.length === 0 && (
        <>
          <dt className="text-ink-soft">{words.post.tries}</dt>
          <dd>{words.post.noTries}</dd>
        </>
      )}
    </dl>
  );
}

interface Row {
  id: string;
  at: string;
  attempt?: Attempt;
  lookup?: Lookup;
}

/** Tries and looks as they followed one another. */
function inOrder(attempts: Attempt[], lookups: Lookup[]): Row[] {
  const rows: Row[] = [
    ...attempts.map((attempt) => ({ id: attempt.id, at: attempt.started_at, attempt })),
    ...lookups.map((lookup) => ({ id: lookup.id, at: lookup.looked_at, lookup })),
  ];
  return rows.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function LookupRow({ lookup }: { lookup: Lookup }) {
  return (
    <>
      <dt className="text-ink-soft">{words.post.look}</dt>
      <dd>
        <p>
          <span className="font-medium">{words.post.findings[lookup.finding]}</span> ·{' '}
          <ExactTime at={lookup.looked_at} />
        </p>
        {typeof lookup.detail === 'string' && <p>{words.deliveries.lookup(lookup)}</p>}
      </dd>
    </>
  );
}

function AttemptRow({ attempt }: { attempt: Attempt }) {
  const outcome = attempt.outcome;
  const word = outcome === null || outcome === undefined ? words.post.underWay : words.post.outcomes[outcome];
  const extra = [attempt.code, typeof attempt.http_status === 'number' && words.post.httpStatus(attempt.http_status)];
  const aside = extra.filter(Boolean).join(', ');
  return (
    <>
      <dt className="text-ink-soft">{words.post.try(attempt.number)}</dt>
      <dd>
        <p>
          <span className="font-medium">{word}</span> · <ExactTime at={attempt.started_at} />
        </p>
        {typeof attempt.detail === 'string' && <p>{words.deliveries.attempt(attempt)}</p>}
        {aside !== '' && <p className="text-ink-soft">{aside}</p>}
      </dd>
    </>
  );
}
