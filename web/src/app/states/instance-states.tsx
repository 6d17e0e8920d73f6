import { instanceQuery } from '@/api/calls/get-instance';
import { instanceUsersQuery } from '@/api/calls/list-instance-users';
import { invitationsQuery } from '@/api/calls/list-invitations';
import { NoAnswer } from '@/api/problem';
import type { InstanceUser, Invitation } from '@/api/types';
import { Invitations } from '@/features/instance/invitations';
import { MadeInvitation } from '@/features/instance/made-invitation';
import { People } from '@/features/instance/people';
import { SetUp } from '@/features/instance/set-up';
import { anInstance, someInvitations, somePeople } from '@/testing/instance-handlers';
import { aUser } from '@/testing/samples';
import { PasswordAgain } from '@/ui/password-again';
import { Frozen, Group, State } from './frame';

const nothing = () => undefined;

/** Pages as they are kept: the last of them, or one that is followed by another. */
function pages(items: (InstanceUser | Invitation)[], next_cursor: string | null = null) {
  return { pages: [{ items, next_cursor }], pageParams: [null] };
}

const TROUBLE = anInstance({
  commit: null,
  database: { kind: 'postgres', size_bytes: 48_000_000 },
  publishes: false,
  credentials: [],
  readiness: {
    ready: false,
    failed: [{ code: 'disk_full', detail: 'The disk of the data folder is full, or nearly so: make room.' }],
  },
});

export function InstanceStates() {
  return (
    <Group title="This server">
      <State name="set-up: loading">
        <Frozen>
          <SetUp />
        </Frozen>
      </State>
      <State name="set-up: error">
        <Frozen failed={[[instanceQuery.queryKey, new NoAnswer('unknown')]]}>
          <SetUp />
        </Frozen>
      </State>
      <State name="set-up: all is well">
        <Frozen data={[[instanceQuery.queryKey, anInstance()]]}>
          <SetUp />
        </Frozen>
      </State>
      <State name="set-up: it needs somebody, and no platform is set up">
        <Frozen data={[[instanceQuery.queryKey, TROUBLE]]}>
          <SetUp />
        </Frozen>
      </State>
      <State name="the password is asked for, and is wrong">
        <PasswordAgain username="ada" error="This is not your current password." />
      </State>
      <State name="invitations: loading">
        <Frozen>
          <Invitations username="ada" />
        </Frozen>
      </State>
      <State name="invitations: error">
        <Frozen failed={[[invitationsQuery.queryKey, new NoAnswer('unknown')]]}>
          <Invitations username="ada" />
        </Frozen>
      </State>
      <State name="invitations: none">
        <Frozen data={[[invitationsQuery.queryKey, pages([])]]}>
          <Invitations username="ada" />
        </Frozen>
      </State>
      <State name="invitations: none, because registration is closed">
        <Frozen
          data={[
            [invitationsQuery.queryKey, pages([])],
            [instanceQuery.queryKey, anInstance({ registration: 'closed' })],
          ]}
        >
          <Invitations username="ada" />
        </Frozen>
      </State>
      <State name="invitations: each kind, and older ones">
        <Frozen data={[[invitationsQuery.queryKey, pages(someInvitations(), 'next')]]}>
          <Invitations username="ada" />
        </Frozen>
      </State>
      <State name="an invitation that was just made">
        <MadeInvitation url="https://posts.example.org/register?invitation=EXAMPLE" isReminded onKept={nothing} />
      </State>
      <State name="people: loading">
        <Frozen>
          <People me={aUser()} onSteppedDown={nothing} />
        </Frozen>
      </State>
      <State name="people: error">
        <Frozen failed={[[instanceUsersQuery.queryKey, new NoAnswer('unknown')]]}>
          <People me={aUser()} onSteppedDown={nothing} />
        </Frozen>
      </State>
      <State name="people, and more of them">
        <Frozen data={[[instanceUsersQuery.queryKey, pages(somePeople(), 'next')]]}>
          <People me={aUser()} onSteppedDown={nothing} />
        </Frozen>
      </State>
    </Group>
  );
}
