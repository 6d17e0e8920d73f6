import type { DeliveryState } from '@/api/types';
import { cx } from '@/lib/cx';
import { instantNear, type WallTime } from '@/lib/wall-time';
import { words } from '@/words';
import { Chip, Landing } from './chip';
import type { Entry } from './entries';
import { type Day, isSameMonth } from './grid';
import { dateOf, dayInWords, shortDay, weekdayInWords, whenInWords } from './say';
import { type Carry, slotMark } from './use-carry';
import { usualTime } from './usual-time';
import type { Ways } from './ways';

/** More than this, and a day says how many more. */
const FITS = 3;

export interface CalendarProps {
  /** The day that was asked for: its month or its week is shown. */
  day: Day;
  zone: string;
  now: number;
  today: Day;
  days: Map<Day, Entry[]>;
  carry: Carry;
  ways: Ways;
  /** All of one day. */
  onOpenDay: (day: Day) => void;
}

export function Month({ weeks, ...props }: CalendarProps & { weeks: Day[][] }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-card border border-line bg-surface">
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" className="border-b border-line py-2 text-sm font-semibold text-ink-soft">
              <abbr title={weekdayInWords(day, 'long')} className="no-underline">
                {weekdayInWords(day)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell key={day} {...props} day={day} isOutside={!isSameMonth(day, props.day)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, isOutside, ...props }: CalendarProps & { isOutside: boolean }) {
  const { zone, now, today, days, carry, ways, onOpenDay } = props;
  const entries = days.get(day) ?? [];
  const shown = entries.length > FITS ? foremost(entries) : entries;
  const more = entries.length - shown.length;
  const landing = carry.carried?.to.date === day ? carry.carried.to : null;
  const isToday = day === today;
  return (
    <td
      {...slotMark({ day })}
      aria-current={isToday ? 'date' : undefined}
      className={cx(
        'group relative h-28 border-b border-l border-line p-1 align-top first:border-l-0',
        day < today && 'bg-sunken',
        landing !== null && 'outline-2 -outline-offset-2 outline-line-strong',
      )}
    >
      <DayNumber day={day} isToday={isToday} isOutside={isOutside} at={usualTime(day, zone, now)} ways={ways} />
      <ul className="space-y-1">
        {shown.map((entry) => (
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
      {more > 0 && (
        <button
          type="button"
          onClick={() => onOpenDay(day)}
          aria-label={words.queue.moreOn(more, dayInWords(day))}
          className="relative z-10 mt-1 min-h-6 rounded-control px-1.5 text-[0.8125rem] font-medium text-ink-soft hover:bg-sunken hover:text-ink"
        >
          {words.queue.more(more)}
        </button>
      )}
    </td>
  );
}

const QUIET: ReadonlySet<DeliveryState> = new Set(['posted', 'cancelled']);

/** What is shown of a day with more than fits: what went well or is given up makes room first. */
function foremost(entries: readonly Entry[]): Entry[] {
  const [loud, quiet] = [false, true].map((isQuiet) => entries.filter(({ state }) => QUIET.has(state) === isQuiet));
  return [...(loud ?? []), ...(quiet ?? [])].slice(0, FITS - 1).sort((one, other) => one.at - other.at);
}

interface DayNumberProps {
  day: Day;
  isToday: boolean;
  /** Of the month before or after. */
  isOutside: boolean;
  /** The time to write for; null for a day that is over. */
  at: WallTime | null;
  ways: Ways;
}

/** On a day to come the whole of the cell leads to the composer, with the number as what the keyboard reaches. */
function DayNumber({ day, isToday, isOutside, at, ways: { ComposeLink } }: DayNumberProps) {
  const look = cx(
    'mb-1 inline-flex h-6 min-w-6 items-center justify-center rounded-full px-1.5 text-sm tabular-nums',
    isToday ? 'bg-ink font-semibold text-paper' : isOutside ? 'text-ink-soft' : 'font-semibold text-ink',
  );
  const label = dateOf(day) === '1' ? shortDay(day) : dateOf(day);
  if (at === null) return <span className={look}>{label}</span>;
  return (
    <ComposeLink
      at={at}
      aria-label={words.queue.writeAt(whenInWords(at))}
      className={cx(look, 'after:absolute after:inset-0 hover:underline')}
    >
      {label}
    </ComposeLink>
  );
}
