import { recentPostsQuery } from '@/api/calls/list-posts';
import { NoAnswer } from '@/api/problem';
import { History } from '@/features/history/history';
import { everyState } from '@/testing/world';
import { Frozen, Group, State } from './frame';

const { queryKey } = recentPostsQuery;

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
        <Frozen data={[[queryKey, { items: everyState(), next_cursor: null }]]}>
          <History />
        </Frozen>
      </State>
    </Group>
  );
}
