// How sending ended. *Not sent*, *refused* and *unknown* are three things: only `unknown` leaves the post possibly out there.
import { NoAnswer, Refused } from '@/api/problem';
import type { Post, ProblemCode } from '@/api/types';
import type { Content } from './content';

export type Outcome =
  | { kind: 'none' }
  | { kind: 'sending' }
  | { kind: 'taken'; post: Post }
  /** An image could not be uploaded, so nothing was asked; beside it stands why. */
  | { kind: 'not_uploaded' }
  | { kind: 'not_sent' }
  /** `isKept`: the post stands in the history as refused. */
  | { kind: 'refused'; refusal: Refused; content: Content; isKept: boolean }
  | { kind: 'on_hold'; refusal: Refused }
  | { kind: 'unknown' };

/** The post is kept and goes on once the reason is gone; when nothing was kept, there is no post_id. */
const HOLDS: readonly ProblemCode[] = [
  'insufficient_credits',
  'account_needs_reauth',
  'image_grant_required',
  'sending_held',
];
/** The server failed, and says that it had not begun. */
const NOT_BEGUN: readonly ProblemCode[] = ['uploads_busy'];

export function outcomeOf(error: unknown, content: Content): Outcome {
  if (error instanceof NoAnswer && error.sent === 'no') return { kind: 'not_sent' };
  if (!(error instanceof Refused)) return { kind: 'unknown' };
  const { status, code, post_id } = error.problem;
  // Beside a refusal of fields nothing was written: a `post_id` there names the post it is too much like.
  const isKept = typeof post_id === 'string' && error.fields.length === 0;
  if (isKept && HOLDS.includes(code)) return { kind: 'on_hold', refusal: error };
  // A server that failed inside may have failed after handing the post over; one that names the kept post has not.
  const isDefinite = status < 500 || isKept || NOT_BEGUN.includes(code);
  return isDefinite ? { kind: 'refused', refusal: error, content, isKept } : { kind: 'unknown' };
}
