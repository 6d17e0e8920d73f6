import { useQuery } from '@tanstack/react-query';
import { instanceUsersQuery } from '@/api/calls/list-instance-users';
import type { InstanceUser } from '@/api/types';
import { Badge } from '@/ui/badge';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Bone, Skeleton } from '@/ui/skeleton';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';

/** Who is on this server. Never empty: whoever reads it is one of them. */
export function People() {
  const say = words.instance;
  const users = useQuery(instanceUsersQuery);
  return (
    <Card aria-labelledby="people-title" className="p-5 sm:p-6">
      <h2 id="people-title" className="text-lg font-semibold">
        {say.people}
      </h2>
      {users.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={users.error}
            doing={say.doingPeople}
            onRetry={() => void users.refetch()}
            isRetrying={users.isFetching}
          />
        </div>
      )}
      {users.isPending && (
        <Skeleton label={say.loadingPeople} className="mt-4">
          <Bone className="h-4 w-40" />
          <Bone className="mt-2 h-3 w-64 max-w-full" />
        </Skeleton>
      )}
      {users.data && (
        <ul className="mt-4 divide-y divide-line">
          {users.data.items.map((person) => (
            <Person key={person.id} person={person} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Person({ person }: { person: InstanceUser }) {
  const say = words.instance;
  return (
    <li className="py-4">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        <span className="min-w-0 break-all">{person.username}</span>
        {person.role === 'admin' && <Badge>{say.admin}</Badge>}
        {typeof person.disabled_at === 'string' && (
          <span className="inline-flex items-center gap-1 text-sm text-caution">
            <Icon name="lock" size={16} />
            {say.shutOut} <RelativeTime at={person.disabled_at} />
          </span>
        )}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {typeof person.last_seen_at === 'string' ? (
          <>
            {say.seen} <RelativeTime at={person.last_seen_at} />
          </>
        ) : (
          say.notSignedIn
        )}
        {' · '}
        {say.since} <RelativeTime at={person.created_at} />
        {' · '}
        {person.second_factor ? say.secondFactor : say.noSecondFactor}
      </p>
    </li>
  );
}
