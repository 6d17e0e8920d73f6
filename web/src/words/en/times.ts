// Times in words. Days, months and how long ago come from `Intl`; here is what goes around them.
import { pluralsOf } from '../plural';

const plural = pluralsOf('en');

/** A day as `Intl` names its parts; `year` is empty when it goes without saying. */
export interface WallParts {
  weekday: string;
  day: string;
  month: string;
  year: string;
}

const dayOf = ({ weekday, day, month, year }: WallParts) => `${weekday}, ${day} ${month}${year && ` ${year}`}`;

export const times = {
  justNow: 'just now',
  inAMoment: 'in a moment',
  lessThanAMinute: 'less than a minute',
  minutesShort: (minutes: number) => `${minutes} min`,
  hoursShort: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  days: (days: number) => plural(days, { one: '# day', other: '# days' }),
  /** "Tue, 24 Nov" */
  day: dayOf,
  /** "Tue, 24 Nov, 09:00" */
  wall: (parts: WallParts, time: string) => `${dayOf(parts)}, ${time}`,
  /** Until when something has to be done, after what has to be done. */
  by: {
    now: 'now',
    today: (time: string) => `by ${time} today`,
    tomorrow: (time: string) => `by ${time} tomorrow`,
    day: (day: string) => `by ${day}`,
  },
  late: {
    minutes: (count: number) => plural(count, { one: '# minute late', other: '# minutes late' }),
    hours: (count: number) => plural(count, { one: '# hour late', other: '# hours late' }),
    days: (count: number) => plural(count, { one: '# day late', other: '# days late' }),
  },
  /** A time, its zone, and what it is for the reader where that is something else. */
  inZone: '{time} ({zone})',
  inZoneAndHere: '{time} ({zone}), {here} where you are',
  bytes: ['bytes', 'KB', 'MB', 'GB'],
};
