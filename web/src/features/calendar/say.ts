// Days and times of the calendar in words. A day has no zone, so it is spoken of as if it were one in UTC.
import type { WallTime } from '@/lib/wall-time';
import { language } from '@/words';
import type { Day } from './grid';

/** Europe's English, as elsewhere on the page. */
function locale(): string {
  return language === 'en' ? 'en-GB' : language;
}

function say(day: Day, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

// The weekday is put in front by hand: whether a comma follows it, browsers do not agree upon.

/** "Tuesday, 24 November" */
export function dayInWords(day: Day): string {
  return `${say(day, { weekday: 'long' })}, ${say(day, { day: 'numeric', month: 'long' })}`;
}

/** "Tue, 24 Nov, 09:00" */
export function whenInWords({ date, time }: WallTime): string {
  return `${say(date, { weekday: 'short' })}, ${shortDay(date)}, ${time}`;
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
