import type { Outcome } from './use-post-now';

type RefusedOutcome = Extract<Outcome, { kind: 'refused' }>;

/** Only this server's own question can be answered with "yes, I mean it"; X's refusal of the same text cannot. */
export function canInsistOn({ refusal, content }: RefusedOutcome): boolean {
  return refusal.fields.some((field) => field.code === 'same_text_within_a_day') && !content.allowDuplicate;
}
