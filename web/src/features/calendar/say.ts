// Days and times of the calendar in words. A day has no zone, so it is spoken of as if it were one in UTC.
import { locale } from '@/lib/locale';
import { type WallTime, wallInWords } from '@/lib/wall-time';
import type { Day } from './grid';

function say(day: Day, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** "Tuesday, 24 November". The weekday is put in front by hand: whether a comma follows it, browsers do not agree upon. */
export function dayInWords(day: Day): string {
  return `${say(day, { weekday: 'long' })}, ${say(day, { day: 'numeric', month: 'long' })}`;
}

/** "Tue, 24 Nov, 09:00" */
export function whenInWords({ date, time }: WallTime): string {
  return wallInWords({ date, time }, date.slice(0, 4));
}

/** "24 Nov" */
export function shortDay(day: Day): string {
  return say(day, { day: 'numeric', month: 'short' });
}

/** "November 2026" */
export function monthInWords(day: Day): string {
  return say(day, { month: 'long', year: 'numeric' });
}

/** "Tue" */
export function weekdayInWords(day: Day, width: 'short' | 'long' = 'short'): string {
  return say(day, { weekday: width });
}

export function dateOf(day: Day): string {
  return String(Number(day.slice(8)));
}
