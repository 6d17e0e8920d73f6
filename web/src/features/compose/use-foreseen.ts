import { useQuery } from '@tanstack/react-query';
import { verdictQuery } from '@/api/calls/validate-post';
import type { PostSchedule } from '@/api/types';
import { type Plan, scheduledFor } from '@/lib/plan';
import { useSettled } from '@/lib/use-settled';
import { isWhole } from '@/lib/wall-time';
import type { Content } from './content';
import { candidateOf } from './use-verdict';

/** What becomes of the time that is chosen, as the server says: where the clocks change just then it is another one. */
export function useForeseen(content: Content, plan: Plan): PostSchedule | null {
  const wanted = isWhole(plan) ? `${scheduledFor(plan)} ${plan.zone}` : '';
  const isSettled = useSettled(wanted) === wanted && wanted !== '';
  const at = { scheduledFor: scheduledFor(plan), timeZone: plan.zone };
  const { data } = useQuery({ ...verdictQuery(candidateOf(content, at)), ...(!isSettled && { enabled: false }) });
  return isSettled ? (data?.schedule ?? null) : null;
}
