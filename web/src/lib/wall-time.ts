// Times as they stand on a wall somewhere, by the name of the zone the wall is in. Which instant a wall time is, the server decides
// and stores; here it is only suggested and shown.
import { words } from '@/words';
import { byLanguage } from './locale';

export interface WallTime {
  /** "2026-11-24" */
  date: string;
  /** "09:00" */
  time: string;
}

const HOUR_MS = 3_600_000;
/** A suggested time leaves at least this long to think again. */
const AHEAD_MS = 15 * 60_000;

/** The zone this browser is set to. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

export function isKnownZone(zone: string): boolean {
  return wallOf(zone) !== null;
}

const walls = new Map<string, Intl.DateTimeFormat | null>();

/** Kept, because making one takes longer than asking it a hundred times; a calendar asks for each post. */
function wallOf(zone: string): Intl.DateTimeFormat | null {
  let wall = walls.get(zone);
  if (wall === undefined) {
    wall = newWall(zone);
    walls.set(zone, wall);
  }
  return wall;
}

function newWall(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    return null;
  }
}

/** Every zone the browser knows, and those in use besides: the server may know a name that the browser does not. */
export function zoneNames(...inUse: (string | null | undefined)[]): string[] {
  const wanted = inUse.filter((zone): zone is string => typeof zone === 'string' && zone !== '');
  // Younger than some browsers in use; there the zones in use are all there is to choose from.
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([...known, 'UTC', ...wanted])].sort();
}

/** "America/New York" */
export function zoneInWords(zone: string): string {
  return zone.replaceAll('_', ' ');
}

/** "New York" */
export function cityOf(zone: string): string {
  return zoneInWords(zone.slice(zone.lastIndexOf('/') + 1));
}

/** What the wall shows at an instant. A zone that the browser does not know is shown as UTC. */
export function wallTimeAt(instant: number, zone: string): WallTime {
  const parts = (wallOf(zone) ?? wallOf('UTC'))?.formatToParts(new Date(instant)) ?? [];
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** The wall's own count of milliseconds: good for adding hours to, not an instant. */
function count({ date, time }: WallTime): number {
  return Date.parse(`${date}T${time}:00Z`);
}

export function isWhole(wall: WallTime): boolean {
  return !Number.isNaN(count(wall));
}

/** The next full hour on that wall that is not too near. */
export function suggestedTime(now: number, zone: string): WallTime {
  const earliest = count(wallTimeAt(now + AHEAD_MS + 59_999, zone));
  return wallTimeAt(Math.ceil(earliest / HOUR_MS) * HOUR_MS, 'UTC');
}

/** About which instant a wall time is; where the clocks change just then, it may be the other of two. */
export function instantNear(wall: WallTime, zone: string): number {
  const wanted = count(wall);
  const offsetAt = (instant: number) => count(wallTimeAt(instant, zone)) - instant;
  return wanted - offsetAt(wanted - offsetAt(wanted));
}

const dayParts = byLanguage(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }),
);

// Put together by the words and not by `Intl`: whether a comma follows the weekday, browsers do not agree upon.
function partsOf(wall: WallTime, thisYear: string) {
  const parts = dayParts().formatToParts(new Date(count(wall)));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const year = part('year') === thisYear ? '' : part('year');
  return { weekday: part('weekday'), day: part('day'), month: part('month'), year };
}

/** "Tue, 24 Nov, 09:00", with the year when it is not `thisYear`. */
export function wallInWords(wall: WallTime, thisYear: string): string {
  return words.times.wall(partsOf(wall, thisYear), wall.time);
}

/** "Tue, 24 Nov", the same without the time. */
export function dayInWords(wall: WallTime, thisYear: string): string {
  return words.times.day(partsOf(wall, thisYear));
}

/** What two walls show at the same instant; `here` is null when both show the same. */
export function inBothZones(instant: number, there: string, here: string, now: number): [string, string | null] {
  const onTheirs = wallTimeAt(instant, there);
  const onOurs = wallTimeAt(instant, here);
  const said = wallInWords(onTheirs, wallTimeAt(now, there).date.slice(0, 4));
  if (onTheirs.date !== onOurs.date) return [said, wallInWords(onOurs, wallTimeAt(now, here).date.slice(0, 4))];
  return [said, onTheirs.time === onOurs.time ? null : onOurs.time];
}
