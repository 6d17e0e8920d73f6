import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { gatheredPostsQuery } from '@/api/calls/find-posts';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { cx } from '@/lib/cx';
import { regionalLocale } from '@/lib/locale';
import { useNow } from '@/lib/use-now';
import { browserZone, isKnownZone, wallTimeAt, zoneInWords } from '@/lib/wall-time';
import { Button, IconButton } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { Calendar } from './calendar';
import { entriesOf } from './entries';
import { addDays, addMonths, type Day, firstWeekday, isDay, weekOf } from './grid';
import { QueueList } from './queue-list';
import { monthInWords, shortDay } from './say';
import type { Ways } from './ways';

const VIEWS = ['list', 'month', 'week'] as const;
export type View = (typeof VIEWS)[number];

interface QueueViewProps {
  /** As they stand in the address, where anything may stand. */
  view: string | undefined;
  day: string | undefined;
  ways: Ways;
  onShow: (view: View, day: Day | undefined) => void;
}

export function QueueView({ view: asked, day: askedDay, ways, onShow }: QueueViewProps) {
  const preferences = useQuery(preferencesQuery);
  const now = useNow();
  const preferred = preferences.data?.time_zone ?? browserZone();
  const zone = isKnownZone(preferred) ? preferred : 'UTC';
  const view = VIEWS.find((one) => one === asked) ?? 'list';
  const today = wallTimeAt(now, zone).date;
  const day = isDay(askedDay) ? askedDay : today;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <ViewSwitch view={view} onChoose={(chosen) => onShow(chosen, askedDay)} />
        {view !== 'list' && <Pager view={view} day={day} onShow={(next) => onShow(view, next)} />}
      </div>
      <p className="text-sm text-ink-soft">
        {words.queue.zone(zoneInWords(zone))} {ways.settingsLink(words.queue.changeZone)}
      </p>
      {preferences.isPending ? (
        <ListSkeleton />
      ) : view === 'list' ? (
        <WholeQueue zone={zone} ways={ways} />
      ) : (
        <Calendar view={view} day={day} zone={zone} ways={ways} onShow={onShow} />
      )}
    </div>
  );
}

function ViewSwitch({ view, onChoose }: { view: View; onChoose: (view: View) => void }) {
  return (
    <fieldset className="flex rounded-control border border-line-strong">
      <legend className="sr-only">{words.queue.views}</legend>
      {VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          onClick={() => onChoose(one)}
          className={cx(
            'tap rounded-control px-4 text-[0.9375rem] font-medium',
            one === view ? 'bg-ink text-paper' : 'text-ink-soft hover:text-ink',
          )}
        >
          {words.queue.view[one]}
        </button>
      ))}
    </fieldset>
  );
}

interface PagerProps {
  view: 'month' | 'week';
  day: Day;
  /** Undefined for today. */
  onShow: (day: Day | undefined) => void;
}

function Pager({ view, day, onShow }: PagerProps) {
  const { queue } = words;
  const week = weekOf(day, firstWeekday(regionalLocale()));
  const title =
    view === 'month' ? monthInWords(day) : queue.week(shortDay(week[0] ?? day), shortDay(week.at(-1) ?? day));
  const turned = (by: 1 | -1) => (view === 'month' ? addMonths(day, by) : addDays(day, 7 * by));
  return (
    <div className="flex flex-1 items-center justify-end gap-1">
      <h2 aria-live="polite" className="mr-auto text-lg font-semibold sm:mr-3">
        {title}
      </h2>
      <Button look="quiet" onClick={() => onShow(undefined)}>
        {queue.today}
      </Button>
      <IconButton label={queue.previous[view]} onClick={() => onShow(turned(-1))}>
        <Icon name="left" />
      </IconButton>
      <IconButton label={queue.next[view]} onClick={() => onShow(turned(1))}>
        <Icon name="right" />
      </IconButton>
    </div>
  );
}

const RECENT_MS = 30 * 86_400_000;

/** What waits, however far ahead, and what failed lately. */
function WholeQueue({ zone, ways }: { zone: string; ways: Ways }) {
  const [from] = useState(() => new Date(Date.now() - RECENT_MS).toISOString());
  const waiting = useQuery(gatheredPostsQuery({ status: 'scheduled' }));
  const failed = useQuery(gatheredPostsQuery({ status: 'failed,partly_posted', from }));
  const waitingEntries = useMemo(() => entriesOf(waiting.data ?? [], zone), [waiting.data, zone]);
  const failedEntries = useMemo(() => entriesOf(failed.data ?? [], zone), [failed.data, zone]);
  const broken = [waiting, failed].find((query) => query.isError && query.data === undefined);
  if (broken !== undefined) {
    return (
      <ErrorNotice
        error={broken.error}
        doing={words.queue.load}
        onRetry={() => void Promise.all([waiting.refetch(), failed.refetch()])}
        isRetrying={waiting.isFetching || failed.isFetching}
      />
    );
  }
  if (waiting.data === undefined || failed.data === undefined) return <ListSkeleton />;
  return <QueueList waiting={waitingEntries} failed={failedEntries} zone={zone} ways={ways} />;
}

function ListSkeleton() {
  return (
    <Skeleton label={words.queue.loading} className="rounded-card border border-line bg-surface">
      {['one', 'two', 'three', 'four'].map((row) => (
        <div key={row} className="p-4">
          <Bone className="h-5 w-full" />
        </div>
      ))}
    </Skeleton>
  );
}
