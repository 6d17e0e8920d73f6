import { suggestedTime, type WallTime, wallTimeAt } from '@/lib/wall-time';
import type { Day } from './grid';

const MORNING = '09:00';
const FIVE_MINUTES_MS = 300_000;

/** The time a post for that day begins with: in the morning; today soon. Null when the day is over, or as good as. */
export function usualTime(day: Day, zone: string, now: number): WallTime | null {
  const today = wallTimeAt(now, zone).date;
  if (day !== today) return day > today ? { date: day, time: MORNING } : null;
  const soon = Math.ceil(now / FIVE_MINUTES_MS) * FIVE_MINUTES_MS + FIVE_MINUTES_MS;
  // Late in the evening the next full hour is of another day.
  const times = [suggestedTime(now, zone), wallTimeAt(soon, zone)];
  return times.find(({ date }) => date === day) ?? null;
}
