import type { Outcome } from './outcome';
import { MAY_BE_MEANT } from './use-verdict';

type RefusedOutcome = Extract<Outcome, { kind: 'refused' }>;

/** Only this server's own question can be answered with "yes, I mean it"; X's refusal of the same text cannot. */
export function canInsistOn({ refusal, content }: RefusedOutcome): boolean {
  return refusal.fields.some((field) => field.code === MAY_BE_MEANT) && !content.allowDuplicate;
}
