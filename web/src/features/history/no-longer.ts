// Why a post can no longer be changed or cancelled, by the state it is in.
import { Refused } from '@/api/problem';
import type { DeliveryState } from '@/api/types';

const SENTENCES: Partial<Record<DeliveryState, string>> = {
  sending: 'It is on its way to X right now.',
  unconfirmed: 'It was sent, and we are finding out whether X took it.',
  posted: 'It is out already.',
  needs_review: 'It was sent, and X did not say whether it is out.',
  cancelled: 'It was cancelled meanwhile.',
  failed: 'It was tried meanwhile, and did not go out.',
  missed: 'Its time has passed meanwhile.',
};

/** The sentence for a 409 `not_editable`; undefined for any other error. */
export function noLongerSentence(error: unknown): string | undefined {
  if (!(error instanceof Refused) || error.code !== 'not_editable') return undefined;
  return SENTENCES[error.problem.state as DeliveryState] ?? error.problem.detail;
}
