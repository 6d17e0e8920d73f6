import { accountsQuery } from '@/api/calls/list-accounts';
import { recentPostsQuery } from '@/api/calls/list-posts';
import { NoAnswer, Refused } from '@/api/problem';
import { CancelProblem } from '@/features/history/cancel-button';
import { History } from '@/features/history/history';
import { RetryProblem } from '@/features/history/retry-button';
import { anAccount } from '@/testing/samples';
import { problem } from '@/testing/typed-http';
import { everyState } from '@/testing/world';
import { Frozen, Group, State } from './frame';

const { queryKey } = recentPostsQuery;
const accounts = [accountsQuery.queryKey, { items: [anAccount()], next_cursor: null }] as const;

const CANCELLING: [name: string, error: Error][] = [
  ['cancel: too late', new Refused(problem('not_editable', 409, { state: 'sending' }).problem)],
  ['cancel: changed elsewhere', new Refused(problem('version_conflict', 409, { version: 2 }).problem)],
  ['cancel: no answer', new NoAnswer('unknown')],
];

export function HistoryStates() {
  return (
    <Group title="History">
      <State name="loading">
        <Frozen>
          <History />
        </Frozen>
      </State>
      <State name="empty">
        <Frozen data={[[queryKey, { items: [], next_cursor: null }]]}>
          <History />
        </Frozen>
      </State>
      <State name="error">
        <Frozen failed={[[queryKey, new NoAnswer('unknown')]]}>
          <History />
        </Frozen>
      </State>
      <State name="one in each state">
        <Frozen data={[[queryKey, { items: everyState(), next_cursor: 'more' }], accounts]}>
          <History />
        </Frozen>
      </State>
      {CANCELLING.map(([name, error]) => (
        <State key={name} name={name}>
          <CancelProblem error={error} />
        </State>
      ))}
      <State name="retry: no answer">
        <RetryProblem error={new NoAnswer('unknown')} label="Retry" />
      </State>
    </Group>
  );
}
