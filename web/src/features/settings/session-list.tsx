import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endOtherSessions } from '@/api/calls/end-other-sessions';
import { endSession } from '@/api/calls/end-session';
import { sessionsQuery } from '@/api/calls/list-sessions';
import type { Session } from '@/api/types';
import { deviceName } from '@/lib/device';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { Bone, Skeleton } from '@/ui/skeleton';
import { RelativeTime } from '@/ui/time';
import { toast } from '@/ui/toast';
import { words } from '@/words';

/** Where this user is signed in, and a way to end it there. */
export function SessionList() {
  const say = words.settings.sessions;
  const sessions = useQuery(sessionsQuery);
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const endOne = useMutation({ mutationFn: endSession, onSuccess: () => toast(say.ended), onSettled });
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => toast(say.othersEnded),
    onSettled,
  });
  const error = endOne.error ?? endOthers.error;
  const items = sessions.data?.items;
  return (
    <Card aria-labelledby="sessions-title" className="p-5 sm:p-6">
      <h2 id="sessions-title" className="text-lg font-semibold">
        {say.title}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{say.lead}</p>
      {sessions.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={sessions.error}
            doing={say.doingLoad}
            onRetry={() => void sessions.refetch()}
            isRetrying={sessions.isFetching}
          />
        </div>
      )}
      {sessions.isPending && <SessionsSkeleton />}
      {items !== undefined && (
        <ul className="mt-4 divide-y divide-line">
          {items.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isEnding={endOne.isPending && endOne.variables === session.id}
              onEnd={() => endOne.mutate(session.id)}
            />
          ))}
        </ul>
      )}
      {error !== null && (
        <div className="mt-4">
          <ErrorNotice
            error={error}
            doing={say.doingEnd}
            onDismiss={() => {
              endOne.reset();
              endOthers.reset();
            }}
          />
        </div>
      )}
      {items !== undefined && items.length > 1 && (
        <Button className="mt-4" busy={endOthers.isPending} busyLabel={say.ending} onClick={() => endOthers.mutate()}>
          {say.endOthers}
        </Button>
      )}
    </Card>
  );
}

function SessionRow({ session, isEnding, onEnd }: { session: Session; isEnding: boolean; onEnd: () => void }) {
  const say = words.settings.sessions;
  const device = deviceName(session.user_agent);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <Icon name="device" size={22} className="shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 font-medium" title={session.user_agent ?? undefined}>
          {device} {session.current && <Badge>{say.thisDevice}</Badge>}
        </p>
        <p className="text-sm text-ink-soft">
          <Sentence
            text={typeof session.ip === 'string' ? say.seenFrom(session.ip) : say.seen}
            parts={{
              seen: <RelativeTime at={session.last_seen_at} />,
              since: <RelativeTime at={session.created_at} />,
            }}
          />
        </p>
      </div>
      {!session.current && (
        <Button aria-label={say.endOf(device)} busy={isEnding} busyLabel={say.ending} onClick={onEnd}>
          {say.end}
        </Button>
      )}
    </li>
  );
}

export function SessionsSkeleton() {
  return (
    <Skeleton label={words.settings.sessions.loading} className="mt-4">
      {['one', 'two'].map((place) => (
        <div key={place} className="mt-3 space-y-2">
          <Bone className="h-4 w-40" />
          <Bone className="h-3 w-64 max-w-full" />
        </div>
      ))}
    </Skeleton>
  );
}
