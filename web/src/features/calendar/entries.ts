// Posts as they stand in a calendar: each at one time on its wall, in one state.
import type { DeliveryState, Post, PostChange } from '@/api/types';
import { instantNear, type WallTime, wallTimeAt } from '@/lib/wall-time';
import { words } from '@/words';
import { addDays, type Day, daysBetween } from './grid';

export interface Entry {
  post: Post;
  at: number;
  /** What the calendar's wall shows then. */
  wall: WallTime;
  state: DeliveryState;
}

/** Of several deliveries the one that most wants to be seen speaks for the post. */
const LOUDEST_FIRST: readonly DeliveryState[] = [
  'needs_review',
  'failed',
  'missed',
  'held',
  'sending',
  'unconfirmed',
  'scheduled',
  'posted',
  'cancelled',
];

export function stateOf({ deliveries }: Post): DeliveryState {
  const states = deliveries.map(({ state }) => state);
  return LOUDEST_FIRST.find((state) => states.includes(state)) ?? 'scheduled';
}

/** When it is meant for: its time, or else when it was written. The server's filters mean the same. */
export function meantFor({ schedule, created_at }: Post): number {
  return Date.parse(schedule?.at ?? created_at);
}

export function entriesOf(posts: readonly Post[], zone: string): Entry[] {
  return posts
    .map((post) => {
      const at = meantFor(post);
      return { post, at, wall: wallTimeAt(at, zone), state: stateOf(post) };
    })
    .sort((one, other) => one.at - other.at);
}

export function byDay(entries: readonly Entry[]): Map<Day, Entry[]> {
  const days = new Map<Day, Entry[]>();
  for (const entry of entries) days.set(entry.wall.date, [...(days.get(entry.wall.date) ?? []), entry]);
  return days;
}

/** It waits for a time that lies ahead. What failed is sent again, not moved. */
export function isMovable({ post, at }: Pick<Entry, 'post' | 'at'>, now: number): boolean {
  const waits = post.deliveries.every(({ state }) => state === 'scheduled' || state === 'held');
  return post.can_edit && waits && post.schedule !== null && at > now;
}

const EXCERPT = 60;

export function excerptOf({ text }: Post): string {
  const letters = [...text.replaceAll('\n', ' ')];
  if (letters.length === 0) return words.queue.onlyImages;
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : letters.join('');
}

type TimeChange = Pick<PostChange, 'scheduled_for' | 'time_zone'>;

/** To a time on the calendar's wall. A post that was planned on a wall elsewhere stays planned on that one. */
export function changeTo(post: Post, wall: WallTime, zone: string): TimeChange {
  const own = post.schedule?.time_zone ?? zone;
  const { date, time } = own === zone ? wall : wallTimeAt(instantNear(wall, zone), own);
  return { scheduled_for: `${date}T${time}`, time_zone: own };
}

/** To where it was: as a time on its wall if it was planned so, or else as the instant. */
export function changeBack({ schedule }: Post): TimeChange {
  if (schedule === null) return {};
  const { at, time_zone, wall_time } = schedule;
  return time_zone !== null && wall_time !== null ? { scheduled_for: wall_time, time_zone } : { scheduled_for: at };
}

/** The same time of day, so many days later. */
export function shifted({ date, time }: WallTime, days: number): WallTime {
  return { date: addDays(date, days), time };
}

/** Ordered from the earliest day on, for a list under headings. */
export function sections(entries: readonly Entry[]): [Day, Entry[]][] {
  return [...byDay(entries)].sort(([one], [other]) => daysBetween(other, one));
}
