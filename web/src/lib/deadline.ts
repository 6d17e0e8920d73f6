// Until when somebody has to have done something, as one would say it.
import { words } from '@/words';
import { byLanguage } from './locale';
import { browserZone, dayInWords, wallTimeAt } from './wall-time';

const DAY_MS = 86_400_000;

const weekday = byLanguage((tag) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'long' }));

/** "by 18:40 today", "by 09:00 tomorrow", "by Friday", "by Tue, 24 Nov": a day is enough once there are days left. */
export function deadlineInWords(at: string, now: number, zone = browserZone()): string {
  const { by } = words.times;
  const instant = Date.parse(at);
  if (instant <= now) return by.now;
  const then = wallTimeAt(instant, zone);
  const today = wallTimeAt(now, zone);
  const day = Date.parse(then.date);
  const daysAway = Math.round((day - Date.parse(today.date)) / DAY_MS);
  if (daysAway === 0) return by.today(then.time);
  if (daysAway === 1) return by.tomorrow(then.time);
  if (daysAway < 7) return by.day(weekday().format(day));
  return by.day(dayInWords(then, today.date.slice(0, 4)));
}
