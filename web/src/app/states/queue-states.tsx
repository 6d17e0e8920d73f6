import { GATHERED, type PostFilter } from '@/api/calls/find-posts';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { NoAnswer, Refused } from '@/api/problem';
import type { Post } from '@/api/types';
import { tallyInWords } from '@/features/calendar/bulk';
import { BulkBar } from '@/features/calendar/bulk-bar';
import { Calendar } from '@/features/calendar/calendar';
import { Landing } from '@/features/calendar/chip';
import { entriesOf } from '@/features/calendar/entries';
import { firstWeekday, monthGrid, weekOf, windowOf } from '@/features/calendar/grid';
import { MoveProblemNotice } from '@/features/calendar/move-problem';
import { QueueList } from '@/features/calendar/queue-list';
import { QueueView } from '@/features/calendar/queue-view';
import type { Bulk } from '@/features/calendar/use-bulk';
import type { Ways } from '@/features/calendar/ways';
import { CauseGroup } from '@/features/history/cause-groups';
import { causesOf } from '@/features/history/causes';
import { regionalLocale } from '@/lib/locale';
import { aLostAccount, needingYou } from '@/testing/account-samples';
import { aBusyCalendar, aStuckDelivery, stuckTogether } from '@/testing/calendar-samples';
import { thePreferences } from '@/testing/notification-samples';
import { plainLinks } from '@/testing/plain-links';
import { anAccount, aPost } from '@/testing/samples';
import { problem } from '@/testing/typed-http';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Frozen, Group, State } from './frame';

const ZONE = 'Europe/Berlin';
const TODAY = new Date().toISOString().slice(0, 10);
const nothing = () => undefined;

const WAYS: Ways = {
  PostLink: ({ postId, children, ...rest }) => (
    <a href={`#${postId}`} {...rest}>
      {children}
    </a>
  ),
  ComposeLink: ({ at, children, ...rest }) => (
    <a href="#compose" {...rest}>
      {children}
    </a>
  ),
  settingsLink: (label) => (
    <a href="#settings" className="link text-ink">
      {label}
    </a>
  ),
};

function keyOf(view: 'month' | 'week') {
  const first = firstWeekday(regionalLocale());
  const days = view === 'month' ? monthGrid(TODAY, first).flat() : weekOf(TODAY, first);
  const filter: PostFilter = windowOf(days[0] ?? TODAY, days.at(-1) ?? TODAY, ZONE);
  return [...GATHERED, filter] as const;
}

function Shown({ view, posts }: { view: 'month' | 'week'; posts?: Post[] }) {
  return (
    <Frozen data={posts === undefined ? [] : [[keyOf(view), posts]]}>
      <Calendar view={view} day={TODAY} zone={ZONE} ways={WAYS} onShow={nothing} />
    </Frozen>
  );
}

const missed = aPost({ deliveries: [aStuckDelivery({ state: 'missed', reason: 'too_late' })] });
const CAUSES = [
  ...causesOf([...needingYou().posts, missed], [aLostAccount()]),
  ...causesOf(stuckTogether(), [anAccount()]),
];

const MOVES: [name: string, error: Error][] = [
  ['changed elsewhere', new Refused(problem('version_conflict', 409, { version: 2 }).problem)],
  ['too late', new Refused(problem('not_editable', 409, { state: 'sending' }).problem)],
  ['no answer', new NoAnswer('unknown')],
];

const BULK: Bulk = {
  progress: null,
  tally: null,
  dismiss: nothing,
  move: async () => undefined,
  cancel: async () => undefined,
  retry: async () => undefined,
};

const busy = aBusyCalendar(120);
const entries = entriesOf(busy, ZONE);

export function QueueStates() {
  return (
    <Group title="Queue, calendar and what several posts have in common">
      <State name="list: loading">
        <Frozen data={[[preferencesQuery.queryKey, thePreferences()]]}>
          <QueueView view="list" day={undefined} ways={WAYS} onShow={nothing} />
        </Frozen>
      </State>
      <State name="list: empty">
        <Frozen>
          <QueueList failed={[]} waiting={[]} zone={ZONE} ways={WAYS} />
        </Frozen>
      </State>
      <State name="list: some failed, some wait">
        <Frozen>
          <QueueList
            failed={entries.filter(({ state }) => state === 'failed').slice(0, 2)}
            waiting={entries.filter(({ state }) => state === 'scheduled').slice(0, 5)}
            zone={ZONE}
            ways={WAYS}
          />
        </Frozen>
      </State>
      <State name="list: some were left out">
        <Notice
          tone="caution"
          role="status"
          title={tallyInWords({ act: 'move', done: 3, ends: { sent: 1, changed: 2 } })}
          onDismiss={nothing}
        />
      </State>
      <State name="list: three selected">
        <BulkBar selected={entries.slice(0, 3)} bulk={BULK} onSelectNone={nothing} />
      </State>
      <State name="list: three at work">
        <BulkBar
          selected={entries.slice(0, 3)}
          bulk={{ ...BULK, progress: { act: 'move', through: 1, all: 3 } }}
          onSelectNone={nothing}
        />
      </State>
      <State name="carried: where it would come down, and in the past">
        <Landing time="09:00" isPast={false} />
        <Landing time="09:00" isPast />
      </State>
      <State name="month: loading">
        <Shown view="month" />
      </State>
      <State name="month: error">
        <Frozen failed={[[keyOf('month'), new NoAnswer('unknown')]]}>
          <Calendar view="month" day={TODAY} zone={ZONE} ways={WAYS} onShow={nothing} />
        </Frozen>
      </State>
      <State name="month: busy">
        <Shown view="month" posts={busy} />
      </State>
      <State name="week: busy">
        <Shown view="week" posts={busy} />
      </State>
      <State name="moved: into the past">
        <MoveProblemNotice problem={{ kind: 'past' }} onDismiss={nothing} />
      </State>
      {MOVES.map(([name, error]) => (
        <State key={name} name={`moved: ${name}`}>
          <MoveProblemNotice problem={{ kind: 'refused', error, isUndo: false }} onDismiss={nothing} />
        </State>
      ))}
      {CAUSES.map((cause) => (
        <State key={cause.key} name={`in common: ${cause.kind}`}>
          <Frozen>
            <CauseGroup
              cause={cause}
              links={plainLinks}
              reconnect={() => <Button>Reconnect</Button>}
              settingsLink={WAYS.settingsLink}
            />
          </Frozen>
        </State>
      ))}
    </Group>
  );
}
