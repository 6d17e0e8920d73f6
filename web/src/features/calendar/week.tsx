import { useMemo } from 'react';
import { cx } from '@/lib/cx';
import { instantNear, type WallTime } from '@/lib/wall-time';
import { words } from '@/words';
import { Chip, Landing } from './chip';
import type { Entry } from './entries';
import { clockTime, type Day, type Hour, hoursOf } from './grid';
import type { CalendarProps } from './month';
import { dateOf, weekdayInWords, whenInWords } from './say';
import { slotMark } from './use-carry';
import { usualTime } from './usual-time';
import type { Ways } from './ways';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Seven days, hour by hour. */
export function Week({ week, ...props }: CalendarProps & { week: Day[] }) {
  const { zone, now, today, ways } = props;
  const hours = useMemo(() => new Map(week.map((day) => [day, hoursOf(day, zone)])), [week, zone]);
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-card border border-line bg-surface">
      <thead>
        <tr>
          <th scope="col" className="w-14 border-b border-line">
            <span className="sr-only">{words.queue.hour}</span>
          </th>
          {week.map((day) => (
            <th
              key={day}
              scope="col"
              aria-current={day === today ? 'date' : undefined}
              className="border-b border-l border-line p-1 text-sm font-semibold"
            >
              <DayHead day={day} isToday={day === today} at={usualTime(day, zone, now)} ways={ways} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {HOURS.map((hour) => (
          <tr key={hour}>
            <th
              scope="row"
              className="border-b border-line px-1 py-1 text-right align-top text-xs font-medium text-ink-soft tabular-nums"
            >
              {clockTime(hour)}
            </th>
            {week.map((day) => (
              <HourCell key={day} {...props} day={day} hour={hours.get(day)?.[hour] ?? { hour, times: 1 }} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayHeadProps {
  day: Day;
  isToday: boolean;
  at: WallTime | null;
  ways: Ways;
}

function DayHead({ day, isToday, at, ways: { ComposeLink } }: DayHeadProps) {
  const label = `${weekdayInWords(day)} ${dateOf(day)}`;
  const look = cx('inline-flex min-h-8 items-center rounded-full px-2', isToday && 'bg-ink text-paper');
  if (at === null) return <span className={cx(look, !isToday && 'text-ink-soft')}>{label}</span>;
  return (
    <ComposeLink at={at} aria-label={words.queue.writeAt(whenInWords(at))} className={cx(look, 'hover:underline')}>
      {label}
    </ComposeLink>
  );
}

function inHour(entries: readonly Entry[] | undefined, hour: number): Entry[] {
  return entries?.filter(({ wall }) => Number(wall.time.slice(0, 2)) === hour) ?? [];
}

function HourCell({ day, hour: { hour, times }, ...props }: CalendarProps & { hour: Hour }) {
  const { zone, now, days, carry, ways } = props;
  const entries = inHour(days.get(day), hour);
  const to = carry.carried?.to;
  const landing = to?.date === day && Number(to.time.slice(0, 2)) === hour ? to : null;
  const at = { date: day, time: clockTime(hour) };
  const isPast = instantNear({ date: day, time: clockTime(hour, '59') }, zone) < now;
  const isAhead = times > 0 && instantNear(at, zone) > now;
  return (
    <td
      {...slotMark({ day, hour })}
      className={cx(
        'group relative h-9 border-b border-l border-line p-0.5 align-top',
        (isPast || times === 0) && 'bg-sunken',
        landing !== null && 'outline-2 -outline-offset-2 outline-line-strong',
      )}
    >
      {/* The same as the day above offers, for a pointer that is nearer here. */}
      {isAhead && (
        <ways.ComposeLink at={at} tabIndex={-1} aria-hidden="true" className="absolute inset-0">
          <span className="absolute top-1 right-1.5 hidden text-xs text-ink-soft group-hover:inline">+ {at.time}</span>
        </ways.ComposeLink>
      )}
      {times !== 1 && (
        <span className="block px-1 text-xs text-ink-soft">
          {times === 0 ? words.queue.skipped : words.queue.twice}
        </span>
      )}
      <ul className="space-y-0.5">
        {entries.map((entry) => (
          <li key={entry.post.id}>
            <Chip entry={entry} carry={carry} ways={ways} />
          </li>
        ))}
        {landing !== null && (
          <li>
            <Landing time={landing.time} isPast={instantNear(landing, zone) <= now} />
          </li>
        )}
      </ul>
    </td>
  );
}
