import { instanceQuery } from '@/api/calls/get-instance';
import { instanceUsersQuery } from '@/api/calls/list-instance-users';
import { NoAnswer } from '@/api/problem';
import { People } from '@/features/instance/people';
import { SetUp } from '@/features/instance/set-up';
import { anInstance, somePeople } from '@/testing/instance-handlers';
import { Frozen, Group, State } from './frame';

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
      <State name="people: loading">
        <Frozen>
          <People />
        </Frozen>
      </State>
      <State name="people: error">
        <Frozen failed={[[instanceUsersQuery.queryKey, new NoAnswer('unknown')]]}>
          <People />
        </Frozen>
      </State>
      <State name="people">
        <Frozen data={[[instanceUsersQuery.queryKey, { items: somePeople() }]]}>
          <People />
        </Frozen>
      </State>
    </Group>
  );
}
