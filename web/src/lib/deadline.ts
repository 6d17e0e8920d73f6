// Until when somebody has to have done something, as one would say it.
import { browserZone, wallInWords, wallTimeAt } from './wall-time';

const DAY_MS = 86_400_000;

/** "by 18:40 today", "by 09:00 tomorrow", "by Friday", "by Tue, 24 Nov": a day is enough once there are days left. */
export function deadlineInWords(at: string, now: number, zone = browserZone()): string {
  const instant = Date.parse(at);
  if (instant <= now) return 'now';
  const then = wallTimeAt(instant, zone);
  const today = wallTimeAt(now, zone);
  const daysAway = Math.round((Date.parse(then.date) - Date.parse(today.date)) / DAY_MS);
  if (daysAway === 0) return `by ${then.time} today`;
  if (daysAway === 1) return `by ${then.time} tomorrow`;
  if (daysAway < 7) {
    return `by ${new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' }).format(instant)}`;
  }
  return `by ${wallInWords(then, today.date.slice(0, 4)).replace(/, \d\d:\d\d$/, '')}`;
}
