import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { instanceUsersQuery } from '@/api/calls/list-instance-users';
import type { InstanceUser, User } from '@/api/types';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import type { ActName } from './person-acts';
import { PersonDialog } from './person-dialog';
import { PersonRow } from './person-row';

interface PeopleProps {
  me: User;
  /** The reader administrates no more. */
  onSteppedDown: () => void;
}

/** Who is on this server, and what can be done about them. Never empty: whoever reads it is one of them. */
export function People({ me, onSteppedDown }: PeopleProps) {
  const say = words.instance;
  const users = useInfiniteQuery(instanceUsersQuery);
  const [chosen, setChosen] = useState<{ act: ActName; person: InstanceUser } | null>(null);
  const people = users.data?.pages.flatMap((page) => page.items);
  return (
    <Card aria-labelledby="people-title" className="p-5 sm:p-6">
      <h2 id="people-title" className="text-lg font-semibold">
        {say.people}
      </h2>
      {users.isPending && (
        <Skeleton label={say.loadingPeople} className="mt-4">
          <Bone className="h-4 w-40" />
          <Bone className="mt-2 h-3 w-64 max-w-full" />
        </Skeleton>
      )}
      {people !== undefined && (
        <ul className="mt-2 divide-y divide-line">
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              isMe={person.id === me.id}
              onAct={(act) => setChosen({ act, person })}
            />
          ))}
        </ul>
      )}
      {users.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={users.error}
            doing={say.doingPeople}
            onRetry={() => void (people === undefined ? users.refetch() : users.fetchNextPage())}
            isRetrying={users.isFetching}
          />
        </div>
      )}
      {users.hasNextPage && (
        <Button
          className="mt-2"
          busy={users.isFetchingNextPage}
          busyLabel={say.loadingMore}
          onClick={() => void users.fetchNextPage()}
        >
          {say.morePeople}
        </Button>
      )}
      {chosen !== null && (
        <PersonDialog
          {...chosen}
          username={me.username}
          onDone={() => {
            setChosen(null);
            if (chosen.act === 'stepDown') onSteppedDown();
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </Card>
  );
}
