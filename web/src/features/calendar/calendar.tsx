import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { gatheredPostsQuery } from '@/api/calls/find-posts';
import { regionalLocale } from '@/lib/locale';
import { useMedia } from '@/lib/use-media';
import { useNow } from '@/lib/use-now';
import { type WallTime, wallTimeAt } from '@/lib/wall-time';
import { ErrorNotice } from '@/ui/error-notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { Agenda } from './agenda';
import { Ghost, HowToCarry } from './chip';
import { byDay, type Entry, entriesOf } from './entries';
import { type Day, firstWeekday, monthGrid, weekOf, windowOf } from './grid';
import { Month } from './month';
import { MoveProblemNotice } from './move-problem';
import { type Steps, useCarry } from './use-carry';
import { useMove } from './use-move';
import type { Ways } from './ways';
import { Week } from './week';

const IN_MONTH: Steps = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
};
const IN_WEEK: Steps = { ...IN_MONTH, ArrowUp: { hours: -1 }, ArrowDown: { hours: 1 } };

interface CalendarProps {
  view: 'month' | 'week';
  day: Day;
  zone: string;
  ways: Ways;
  onShow: (view: 'month' | 'week', day: Day) => void;
}

/** A month or a week of posts: what is past as it went, what is ahead to be moved. */
export function Calendar({ view, day, zone, ways, onShow }: CalendarProps) {
  const now = useNow();
  const isNarrow = useMedia('(width < 48rem)');
  const first = firstWeekday(regionalLocale());
  const weeks = useMemo(() => (view === 'month' ? monthGrid(day, first) : [weekOf(day, first)]), [view, day, first]);
  const shown = useMemo(() => weeks.flat(), [weeks]);
  const window = useMemo(() => windowOf(shown[0] ?? day, shown.at(-1) ?? day, zone), [shown, day, zone]);
  const posts = useQuery({ ...gatheredPostsQuery(window), placeholderData: keepPreviousData });
  const days = useMemo(() => byDay(entriesOf(posts.data ?? [], zone)), [posts.data, zone]);
  const { move, problem, dismiss } = useMove(zone);
  const focusOn = useFocusAfterMove();

  function drop(entry: Entry, to: WallTime): void {
    focusOn(entry.post.id);
    void move(entry.post, entry.wall, to);
  }

  const carry = useCarry({
    zone,
    steps: view === 'month' ? IN_MONTH : IN_WEEK,
    onDrop: drop,
    onReach: (reached) => !shown.includes(reached) && onShow(view, reached),
  });
  const today = wallTimeAt(now, zone).date;
  const props = { day, zone, now, today, days, carry, ways, onOpenDay: (opened: Day) => onShow('week', opened) };

  if (posts.data === undefined) {
    if (!posts.isError) return <CalendarSkeleton />;
    return (
      <ErrorNotice
        error={posts.error}
        doing={words.queue.load}
        onRetry={() => void posts.refetch()}
        isRetrying={posts.isFetching}
      />
    );
  }
  return (
    <div className="space-y-4">
      {problem !== null && <MoveProblemNotice problem={problem} onDismiss={dismiss} />}
      <HowToCarry />
      {isNarrow ? (
        <Agenda {...props} shown={shown} />
      ) : (
        <>
          {view === 'month' ? <Month {...props} weeks={weeks} /> : <Week {...props} week={shown} />}
          <p className="text-sm text-ink-soft">{words.queue.howToDrag}</p>
        </>
      )}
      <Ghost carry={carry} />
    </div>
  );
}

/** A post that was put down elsewhere is drawn anew there: the focus goes with it. */
function useFocusAfterMove(): (postId: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null || document.activeElement !== document.body) return;
    const chip = document.querySelector<HTMLElement>(`[data-post="${CSS.escape(wanted.current)}"]`);
    if (chip === null) return;
    chip.focus();
    wanted.current = null;
  });
  return (postId) => {
    wanted.current = postId;
  };
}

function CalendarSkeleton() {
  return (
    <Skeleton label={words.queue.loading} className="rounded-card border border-line bg-surface p-4">
      {['one', 'two', 'three', 'four', 'five'].map((week) => (
        <Bone key={week} className="mb-4 h-20 w-full" />
      ))}
    </Skeleton>
  );
}
