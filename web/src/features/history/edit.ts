// A change of a post that is being typed. It outlives the dialog, so that closing it by mistake loses nothing.
import type { Post, PostChange } from '@/api/types';
import {
  isWithoutTime,
  NOTHING_TYPED,
  newPlan,
  type Plan,
  planOf,
  publishLateOf,
  scheduledFor,
  type Typed,
} from '@/lib/plan';

export interface Edit {
  /** The post as it was when the change began: its version goes back with the change. */
  base: Post;
  /** Its time then. */
  basePlan: Plan;
  text: string;
  plan: Plan;
  typedTime: Typed;
}

/** Where a change begins: at the text, or at the time of a post that missed its own. */
export type Begin = 'text' | 'time';

const kept = new Map<string, Edit>();

export function keptEdit(postId: string): Edit | undefined {
  return kept.get(postId);
}

export function keepEdit(edit: Edit): void {
  kept.set(edit.base.id, edit);
}

export function dropEdit(postId: string): void {
  kept.delete(postId);
}

export function newEdit(base: Post, begin: Begin, usualZone: string, now: number): Edit {
  const basePlan = planOf(base, usualZone, now);
  const { date, time } = newPlan(now, basePlan.zone);
  const plan = begin === 'time' && isWithoutTime(basePlan) ? { ...basePlan, date, time } : basePlan;
  return { base, basePlan, text: base.text, plan, typedTime: NOTHING_TYPED };
}

/** The same wishes, on top of the post as it is now: what is typed then wins in everything. */
export function rebased(edit: Edit, latest: Post, usualZone: string, now: number): Edit {
  return { ...edit, base: latest, basePlan: planOf(latest, usualZone, now) };
}

export function isTimeChanged({ basePlan, plan }: Edit): boolean {
  return plan.date !== basePlan.date || plan.time !== basePlan.time || plan.zone !== basePlan.zone;
}

/** What is sent; `null` when nothing was changed. What stayed is left out: a time that has come meanwhile is then no obstacle. */
export function changeOf(edit: Edit): Omit<PostChange, 'allow_duplicate'> | null {
  const { base, basePlan, text, plan } = edit;
  const publishLate = publishLateOf(plan);
  const change = {
    ...(text.trim() !== base.text.trim() && { text }),
    ...(isTimeChanged(edit) && !isWithoutTime(plan) && { scheduled_for: scheduledFor(plan), time_zone: plan.zone }),
    ...(publishLate !== undefined && publishLate !== publishLateOf(basePlan) && { publish_late: publishLate }),
  };
  return Object.keys(change).length === 0 ? null : { version: base.version, ...change };
}
