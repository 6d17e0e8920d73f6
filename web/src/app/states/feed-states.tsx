import { preferencesQuery } from '@/api/calls/get-preferences';
import { feedsQuery } from '@/api/calls/list-feeds';
import { NoAnswer } from '@/api/problem';
import { Feeds } from '@/features/feeds/feeds';
import { aFeed } from '@/testing/feed-handlers';
import { thePreferences } from '@/testing/notification-samples';
import { ago } from '@/testing/samples';
import { Frozen, Group, State } from './frame';

const preferences = [preferencesQuery.queryKey, thePreferences({ auto_share_blog_to_x: true })] as const;
const { queryKey } = feedsQuery;

export function FeedStates() {
  const all = [
    aFeed(),
    aFeed({ title: 'Notes', health: 'failing', failure: 'unreachable', failing_since: ago(1500) }),
    aFeed({ title: 'An old one', active: false, health: 'gone', failure: 'gone', failing_since: ago(4000) }),
    aFeed({ title: 'Holidays', active: false, health: 'paused' }),
  ];
  return (
    <Group title="Blog">
      <State name="loading">
        <Frozen data={[preferences]}>
          <Feeds />
        </Frozen>
      </State>
      <State name="error">
        <Frozen data={[preferences]} failed={[[queryKey, new NoAnswer('unknown')]]}>
          <Feeds />
        </Frozen>
      </State>
      <State name="none yet">
        <Frozen data={[preferences, [queryKey, { items: [] }]]}>
          <Feeds />
        </Frozen>
      </State>
      <State name="working, failing, gone, paused">
        <Frozen data={[preferences, [queryKey, { items: all }]]}>
          <Feeds />
        </Frozen>
      </State>
    </Group>
  );
}
