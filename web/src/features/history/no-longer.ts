// Why a post can no longer be changed or cancelled, by the state it is in.
import { Refused } from '@/api/problem';
import type { DeliveryState } from '@/api/types';
import { words } from '@/words';

/** The sentence for a 409 `not_editable`; undefined for any other error. */
export function noLongerSentence(error: unknown): string | undefined {
  if (!(error instanceof Refused) || error.code !== 'not_editable') return undefined;
  const sentences: Partial<Record<DeliveryState, string>> = words.post.noLonger;
  return sentences[error.problem.state as DeliveryState] ?? words.refusals.problem(error.problem);
}
