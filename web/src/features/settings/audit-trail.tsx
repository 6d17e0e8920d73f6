import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/calls/get-session';
import { auditTrailQuery } from '@/api/calls/list-audit-trail';
import type { AuditLine } from '@/api/types';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';

/** What the user did and what was done to him. */
export function AuditTrail() {
  const trail = useInfiniteQuery(auditTrailQuery);
  const lines = trail.data?.pages.flatMap((page) => page.items);
  const me = useQuery(sessionQuery).data?.user?.id;
  return (
    <Card aria-labelledby="activity-title" className="p-5 sm:p-6">
      <h2 id="activity-title" className="text-lg font-semibold">
        {words.security.activity}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{words.security.activityWhat}</p>
      {trail.isPending && (
        <Skeleton label={words.security.loadingActivity} className="mt-4 space-y-3">
          {['a', 'b', 'c'].map((one) => (
            <Bone key={one} className="h-4 w-full" />
          ))}
        </Skeleton>
      )}
      {lines?.length === 0 && <p className="mt-4">{words.security.noActivity}</p>}
      {lines !== undefined && lines.length > 0 && (
        <ul className="mt-4 divide-y divide-line">
          {lines.map((line) => (
            <Line key={line.id} line={line} isMine={line.subject === null || line.subject === me} />
          ))}
        </ul>
      )}
      {trail.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={trail.error}
            doing={words.security.doingLoadActivity}
            onRetry={() => void (lines === undefined ? trail.refetch() : trail.fetchNextPage())}
            isRetrying={trail.isFetching}
          />
        </div>
      )}
      {trail.hasNextPage && (
        <Button
          className="mt-4"
          busy={trail.isFetchingNextPage}
          busyLabel={words.security.loadingMore}
          onClick={() => void trail.fetchNextPage()}
        >
          {words.security.more}
        </Button>
      )}
    </Card>
  );
}

/** `isMine`: nobody else is what it was done to. */
function Line({ line, isMine }: { line: AuditLine; isMine: boolean }) {
  const { actions, actionsOnOthers } = words.security;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
      <span>
        {/* The server may know words that this page does not yet. */}
        {(isMine ? undefined : actionsOnOthers[line.action]) ?? actions[line.action] ?? line.action}
        {line.ip !== null && <span className="text-sm text-ink-soft"> {words.security.from(line.ip)}</span>}
      </span>
      <span className="text-sm text-ink-soft">
        <RelativeTime at={line.at} />
      </span>
    </li>
  );
}
