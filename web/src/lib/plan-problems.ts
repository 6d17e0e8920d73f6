// A refusal of a time, at the fields it is about.
import { fieldSentence, Refused } from '@/api/problem';
import { words } from '@/words';
import type { Plan, PlanProblems } from './plan';
import { wallTimeAt, zoneInWords } from './wall-time';

/** `when` is about date and time together. */
export interface PlanFieldProblems extends PlanProblems {
  when?: string | undefined;
  zone?: string | undefined;
  late?: string | undefined;
}

/** The fields of the API that stand in the form for a plan. */
export const PLAN_FIELDS = ['scheduled_for', 'time_zone', 'publish_late'];

function whenSentence(error: unknown, plan: Plan, now: number): string | undefined {
  if (!(error instanceof Refused)) return undefined;
  const field = error.fields.find((one) => one.field === 'scheduled_for');
  if (field?.code !== 'time_in_past') return fieldSentence(error, 'scheduled_for');
  // The server names the present in UTC; the reader thinks in the zone that was chosen.
  const { time } = wallTimeAt(now, plan.zone);
  return words.plan.past(time, zoneInWords(plan.zone));
}

export function refusedPlan(error: unknown, plan: Plan, now: number): PlanFieldProblems {
  return {
    when: whenSentence(error, plan, now),
    zone: fieldSentence(error, 'time_zone'),
    late: fieldSentence(error, 'publish_late'),
  };
}
