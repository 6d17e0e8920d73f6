// Any error in two or three short sentences: what happened, what it means, what to do.
import { NoAnswer, OddAnswer, Refused } from '@/api/problem';
import { words } from '@/words';

export interface Described {
  title: string;
  detail: string;
  /** For whoever runs the server, when the fault is the server's. */
  requestId?: string;
}

/** Why the server refused, and what to do. */
export function fullSentence(refusal: Refused): string {
  return words.refusals.problem(refusal.problem);
}

/**
 * `doing` completes "We could not …": "sign you in", "load your posts". For posting use the composer's own words: there a
 * missing answer does not mean that nothing happened.
 */
export function describeError(error: unknown, doing: string): Described {
  const { errors } = words;
  // Not the problem's own title: that is the name of a status.
  const title = errors.couldNot(doing);
  if (error instanceof Refused) {
    return {
      title,
      detail: fullSentence(error),
      ...(error.problem.status >= 500 && { requestId: error.problem.request_id }),
    };
  }
  if (error instanceof NoAnswer) {
    return { title, detail: error.sent === 'no' ? errors.offline : errors.noAnswer };
  }
  if (error instanceof OddAnswer) {
    return { title, detail: errors.oddAnswer(error.status === 0 ? undefined : error.status) };
  }
  return { title, detail: errors.onThisPage };
}
