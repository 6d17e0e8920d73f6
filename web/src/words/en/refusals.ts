// What the server refuses, and why. It speaks English itself and knows more than the code of a refusal tells, so its own sentence is
// what is said; what to do is added where it says only what happened.
import type { FailedCheck, FieldError, Problem, ProblemCode } from '@/api/types';
import { pluralsOf } from '../plural';

const plural = pluralsOf('en');

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

function wait(secs: number): string {
  return secs < 60
    ? `Try again in ${plural(secs, { one: '# second', other: '# seconds' })}.`
    : `Try again in ${plural(Math.ceil(secs / 60), { one: '# minute', other: '# minutes' })}.`;
}

function whatToDo({ code, retry_after_secs }: Problem): string {
  return typeof retry_after_secs === 'number' && retry_after_secs > 0
    ? wait(retry_after_secs)
    : (WHAT_TO_DO[code] ?? '');
}

export const refusals = {
  /** What happened, what it means, what to do. */
  problem: (problem: Problem): string => {
    const next = whatToDo(problem);
    const sentences = problem.detail.match(/[.!?](\s|$)/g)?.length ?? 0;
    return next === '' || sentences > 1 ? problem.detail : `${problem.detail} ${next}`;
  },
  /** What is wrong with one field. */
  field: (field: FieldError): string => field.detail,
  /** Why nothing can be sent just now, for administrators. */
  check: (check: FailedCheck): string => check.detail,
};
