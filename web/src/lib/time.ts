// Instants in words. The zone is the reader's own and always shown with an exact time.
import { words } from '@/words';
import { byLanguage } from './locale';

const STEPS: [unit: Intl.RelativeTimeFormatUnit, secs: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const relative = byLanguage((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));

/** "just now", "3 minutes ago", "yesterday", "in 2 hours". */
export function relativeTime(instant: string, now: number): string {
  const secs = Math.round((Date.parse(instant) - now) / 1000);
  const size = Math.abs(secs);
  for (const [unit, length] of STEPS) {
    if (size >= length) return relative().format(Math.trunc(secs / length), unit);
  }
  return secs > 20 ? words.times.inAMoment : words.times.justNow;
}

/** "1 h 58 min", "45 min", "3 days", "less than a minute"; `null` when the instant is past. */
export function timeLeft(instant: string, now: number): string | null {
  const { times } = words;
  const minutes = Math.floor((Date.parse(instant) - now) / 60_000);
  if (Date.parse(instant) <= now) return null;
  if (minutes < 1) return times.lessThanAMinute;
  if (minutes < 60) return times.minutesShort(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? times.hoursShort(hours, minutes % 60) : times.days(Math.floor(hours / 24));
}

const EXACT: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
};
const exact = byLanguage((tag) => new Intl.DateTimeFormat(tag, EXACT));

/** "Fri 20 Nov 2026, 18:43:07 GMT+1". */
export function exactTime(instant: string, timeZone?: string): string {
  const format =
    timeZone === undefined
      ? exact()
      : new Intl.DateTimeFormat(exact().resolvedOptions().locale, { ...EXACT, timeZone });
  return format.format(new Date(instant));
}

const date = byLanguage((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric' }));

/** "20 November 2026", in the reader's own zone. */
export function dateInWords(instant: string): string {
  return date().format(new Date(instant));
}
