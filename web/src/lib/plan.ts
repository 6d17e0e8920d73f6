// When a post is to go out, as it stands in a form: texts that may still be half typed.
import type { Post, PublishLate } from '@/api/types';
import { words } from '@/words';
import type { TypedTime } from './typed-time';
import { isKnownZone, isWhole, suggestedTime, type WallTime, wallTimeAt } from './wall-time';

/** `usual`: as the user prefers, which the server knows; `default`: as the server is set up. */
export type LateRule = 'usual' | 'default' | 'always' | 'never' | 'minutes';

export interface Plan extends WallTime {
  zone: string;
  late: LateRule;
  /** With the rule `minutes`. */
  lateMinutes: string;
}

/** A time as it is typed in words. */
export interface Typed {
  typed: string;
  /** What it was read as when it was typed; null while it is empty. */
  reading: TypedTime | null;
}

export const NOTHING_TYPED: Typed = { typed: '', reading: null };

export interface PlanProblems {
  date?: string;
  time?: string;
  lateMinutes?: string;
}

const LATE_MINUTES_MAX = 43_200;
const USUAL_LATE_MINUTES = '60';

export function newPlan(now: number, zone: string): Plan {
  const known = isKnownZone(zone) ? zone : 'UTC';
  return { ...suggestedTime(now, known), zone: known, late: 'usual', lateMinutes: USUAL_LATE_MINUTES };
}

/** The plan in another zone. A time that was only suggested is suggested anew: it may have passed there. */
export function movedTo(zone: string, plan: Plan, suggestedAt: number): Plan {
  const { date, time } = suggestedTime(suggestedAt, plan.zone);
  const isSuggested = plan.date === date && plan.time === time;
  return { ...plan, zone, ...(isSuggested && suggestedTime(suggestedAt, zone)) };
}

export function lateOf(publishLate: PublishLate | null | undefined): Pick<Plan, 'late' | 'lateMinutes'> {
  if (typeof publishLate === 'number') return { late: 'minutes', lateMinutes: String(publishLate) };
  return { late: publishLate ?? 'default', lateMinutes: USUAL_LATE_MINUTES };
}

/** Whether a time that lies ahead was set for the post. */
export function isTimed(post: Post, now: number): boolean {
  return post.schedule !== null && Date.parse(post.schedule.at) > now;
}

/** The plan a post has; without a date and a time when none lies ahead. */
export function planOf(post: Post, usualZone: string, now: number): Plan {
  const zone = post.schedule?.time_zone ?? usualZone;
  const wall =
    post.schedule !== null && isTimed(post, now)
      ? wallTimeAt(Date.parse(post.schedule.at), zone)
      : { date: '', time: '' };
  return { ...wall, zone, ...lateOf(post.deliveries[0]?.publish_late) };
}

export function isWithoutTime(plan: Plan): boolean {
  return plan.date === '' && plan.time === '';
}

/** What can be seen to be wrong before anybody is asked; whether the time has passed, the server says. */
export function problemsOf(plan: Plan): PlanProblems {
  const problems: PlanProblems = {};
  if (!isWhole({ date: plan.date, time: '00:00' })) problems.date = words.plan.chooseDay;
  if (!isWhole({ date: '2000-01-01', time: plan.time })) problems.time = words.plan.chooseTime;
  return { ...problems, ...lateProblems(plan) };
}

export function lateProblems({ late, lateMinutes }: Pick<Plan, 'late' | 'lateMinutes'>): PlanProblems {
  if (late !== 'minutes') return {};
  const minutes = Number(lateMinutes);
  const isGood = /^\d+$/.test(lateMinutes) && minutes >= 1 && minutes <= LATE_MINUTES_MAX;
  return isGood ? {} : { lateMinutes: words.plan.minutesWrong(LATE_MINUTES_MAX) };
}

export function hasProblems(problems: PlanProblems): boolean {
  return Object.keys(problems).length > 0;
}

/** "2026-11-24T09:00": without an offset, for it is meant on the wall. */
export function scheduledFor({ date, time }: Plan): string {
  return `${date}T${time}`;
}

/** The rule as the API writes it; nothing where what the user prefers holds. */
export function publishLateOf({ late, lateMinutes }: Pick<Plan, 'late' | 'lateMinutes'>): PublishLate | undefined {
  if (late === 'usual') return undefined;
  return late === 'minutes' ? Number(lateMinutes) : late;
}
