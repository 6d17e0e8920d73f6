// Any error in two or three short sentences: what happened, what it means, what to do.
import { NoAnswer, OddAnswer, Refused } from '@/api/problem';
import type { ProblemCode } from '@/api/types';

export interface Described {
  title: string;
  detail: string;
  /** For whoever runs the server, when the fault is the server's. */
  requestId?: string;
}

/** What to do, for codes where the server's own sentence says only what happened. */
const WHAT_TO_DO: Partial<Record<ProblemCode, string>> = {
  account_needs_reauth: 'Reconnect the account under Settings, then post again.',
  account_not_connected: 'Connect your account under Settings.',
  account_required: 'Choose the account to post from.',
  already_set_up: 'Sign in instead.',
  api_key_made_before: 'Revoke that one and make another.',
  api_key_replaced: 'Exchange the one that took its place.',
  body_too_large: 'Choose a smaller image.',
  client_misconfigured: 'Whoever runs this server has to check the X keys in its settings.',
  credentials_wrong: 'Check both and try again.',
  duplicate_content: 'Change the text.',
  idempotency_key_reused: 'Post once more.',
  image_dimensions: 'Choose another image.',
  image_grant_not_needed: 'Reload the page to see how things stand.',
  image_grant_required: 'Allow images for this account under Settings.',
  image_too_large: 'Choose a smaller image.',
  image_too_many_frames: 'Choose a shorter GIF.',
  image_too_slow: 'Choose a simpler image.',
  image_type_unsupported: 'Choose a JPEG, PNG, GIF or WebP image.',
  image_undecodable: 'Choose another image.',
  images_gone: 'Write the post again with its images.',
  insufficient_credits: 'Whoever runs this server has to add credits in the X developer console.',
  internal_error: 'Try again in a moment.',
  invitation_invalid: 'Ask for a new invitation.',
  mail_not_configured: 'Ask whoever runs this server.',
  mail_not_sent: 'Check the address, then try again.',
  may_be_published: 'Look at your profile on X first.',
  media_rejected: 'Choose another image.',
  not_editable: 'Reload the page to see how things stand.',
  not_found: 'Reload the page to see how things stand.',
  not_in_review: 'Reload the page to see how things stand.',
  not_retryable: 'Reload the page to see how things stand.',
  not_sent: 'Try again in a moment.',
  platform_not_configured: 'Whoever runs this server has to add the X keys first.',
  platform_rejected: 'Change the post, then try again.',
  platform_unreachable: 'Wait a moment, then try again.',
  registration_closed: 'Ask whoever runs this server for an invitation.',
  session_required: 'Sign in again.',
  setup_token_wrong: 'Copy the token from the server’s log once more.',
  sign_in_locked: 'Ask whoever runs this server.',
  token_invalid: 'Ask for a new link.',
  too_many_keys: 'Revoke one that is not needed any more.',
  too_many_requests: 'Wait a little, then try again.',
  too_many_tries: 'Wait a little, then try again.',
  uploads_busy: 'Wait a moment, then try again.',
};

function waitInWords(secs: number): string {
  if (secs < 60) return `Try again in ${secs} ${secs === 1 ? 'second' : 'seconds'}.`;
  const minutes = Math.ceil(secs / 60);
  return `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
}

/** The one next step, or an empty text when the server's sentence is enough. */
export function whatToDo(error: Refused): string {
  const wait = error.problem.retry_after_secs;
  if (typeof wait === 'number' && wait > 0) return waitInWords(wait);
  return WHAT_TO_DO[error.code] ?? '';
}

/** The server's sentence. Where it is a single one it says only what happened, and what to do is added. */
export function fullSentence(refusal: Refused): string {
  const { detail } = refusal.problem;
  const next = whatToDo(refusal);
  const sentences = detail.match(/[.!?](\s|$)/g)?.length ?? 0;
  return next === '' || sentences > 1 ? detail : `${detail} ${next}`;
}

/**
 * `doing` completes "We could not …": "sign you in", "load your posts". For posting use the composer's own words: there a
 * missing answer does not mean that nothing happened.
 */
export function describeError(error: unknown, doing: string): Described {
  // Not the problem's own title: that is the name of a status.
  const title = `We could not ${doing}`;
  if (error instanceof Refused) {
    return {
      title,
      detail: fullSentence(error),
      ...(error.problem.status >= 500 && { requestId: error.problem.request_id }),
    };
  }
  if (error instanceof NoAnswer) {
    const detail =
      error.sent === 'no'
        ? 'Your device is offline. Nothing was sent. Try again when you are connected.'
        : 'The server did not answer. Check your connection and that the server is running, then try again.';
    return { title, detail };
  }
  if (error instanceof OddAnswer) {
    const status = error.status === 0 ? '' : ` (status ${error.status})`;
    return {
      title,
      detail: `The answer was not from Pillarbox${status}; something in between may have failed. Try again in a moment.`,
    };
  }
  return { title, detail: 'Something went wrong on this page. Reload it, then try again.' };
}
