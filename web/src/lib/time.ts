// Instants in words. The page is in English; the zone is the reader's own and always shown with an exact time.

const STEPS: [unit: Intl.RelativeTimeFormatUnit, secs: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "just now", "3 minutes ago", "yesterday", "in 2 hours". */
export function relativeTime(instant: string, now: number): string {
  const secs = Math.round((Date.parse(instant) - now) / 1000);
  const size = Math.abs(secs);
  for (const [unit, length] of STEPS) {
    if (size >= length) return relative.format(Math.trunc(secs / length), unit);
  }
  return secs > 20 ? 'in a moment' : 'just now';
}

/** "1 h 58 min", "45 min", "3 days", "less than a minute"; `null` when the instant is past. */
export function timeLeft(instant: string, now: number): string | null {
  const minutes = Math.floor((Date.parse(instant) - now) / 60_000);
  if (Date.parse(instant) <= now) return null;
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}

/** "Fri 20 Nov 2026, 18:43:07 GMT+1". */
export function exactTime(instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(instant));
}
