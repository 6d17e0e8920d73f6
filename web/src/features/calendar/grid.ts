// Days, weeks and months as they hang on a wall: "2026-11-24" and nothing finer. Instants come in only where the clocks do.
import { instantNear, wallTimeAt } from '@/lib/wall-time';

/** "2026-11-24" */
export type Day = string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

function count(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function isDay(text: string | undefined): text is Day {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && addDays(text, 0) === text;
}

export function addDays(day: Day, days: number): Day {
  const moved = new Date(count(day) + days * DAY_MS);
  return Number.isNaN(moved.getTime()) ? '' : moved.toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((count(to) - count(from)) / DAY_MS);
}

/** The same day of another month, or its last where it has fewer. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

export function isSameMonth(one: Day, other: Day): boolean {
  return one.slice(0, 7) === other.slice(0, 7);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(count(day)).getUTCDay() || 7;
}

/** The day a week begins with where the reader lives; Monday where the browser does not know. */
export function firstWeekday(tag: string): number {
  // A method in newer browsers, a property in older ones, and missing in some.
  type WithWeek = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  try {
    const locale: WithWeek = new Intl.Locale(tag);
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

export function weekOf(day: Day, first: number): Day[] {
  const start = addDays(day, -((weekdayOf(day) - first + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(start, index));
}

/** The weeks that a month touches, each whole. */
export function monthGrid(day: Day, first: number): Day[][] {
  const start: Day = `${day.slice(0, 7)}-01`;
  const weeks: Day[][] = [];
  for (let week = weekOf(start, first); weeks.length === 0 || isSameMonth(week[0] ?? '', day); ) {
    weeks.push(week);
    week = weekOf(addDays(week[0] ?? start, 7), first);
  }
  return weeks;
}

export interface Hour {
  hour: number;
  /** How often it comes on that day: not at all when the clocks go forward over it, twice when they go back. */
  times: 0 | 1 | 2;
}

export function clockTime(hour: number, minutes = '00'): string {
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** The hours of a day on that wall: 23, 24 or 25 in all. */
export function hoursOf(day: Day, zone: string): Hour[] {
  const offsets = [...new Set([-1, 2].map((days) => offsetAt(count(day) + days * DAY_MS, zone)))];
  return Array.from({ length: 24 }, (_, hour) => {
    if (offsets.length === 1) return { hour, times: 1 };
    const wanted = count(day) + hour * HOUR_MS;
    const instants = offsets.filter((offset) => {
      const shown = wallTimeAt(wanted - offset, zone);
      return shown.date === day && shown.time === clockTime(hour);
    });
    return { hour, times: instants.length as Hour['times'] };
  });
}

function offsetAt(instant: number, zone: string): number {
  const { date, time } = wallTimeAt(instant, zone);
  return Date.parse(`${date}T${time}:00Z`) - instant;
}

/** Instants that surely hold these days, and a little more where the clocks change at midnight. */
export function windowOf(first: Day, last: Day, zone: string): { from: string; to: string } {
  const start = instantNear({ date: first, time: '00:00' }, zone) - HOUR_MS;
  const end = instantNear({ date: addDays(last, 1), time: '00:00' }, zone) + HOUR_MS;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}
