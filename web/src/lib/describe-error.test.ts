import { describe, expect, test } from 'vitest';
import { NoAnswer, OddAnswer, Refused } from '@/api/problem';
import { type AnyCode, problem } from '@/testing/typed-http';
import { describeError, fullSentence } from './describe-error';

const refused = (code: AnyCode, rest = {}) => new Refused(problem(code, 409, rest).problem);

describe('a refusal', () => {
  test('shows the sentence of the server, and what to do', () => {
    const { title, detail } = describeError(
      refused('account_needs_reauth', { title: 'Conflict', detail: 'X no longer accepts our access.' }),
      'post',
    );
    expect(title).toBe('We could not post');
    expect(detail).toBe('X no longer accepts our access. Reconnect the account under Settings, then post again.');
  });

  test('names its reference only when the server itself failed', () => {
    const failed = new Refused(problem('internal_error', 500).problem);
    expect(describeError(failed, 'post').requestId).toBe('0198c0de-0000-7000-8000-00000000beef');
    expect(describeError(refused('too_many_requests'), 'post').requestId).toBeUndefined();
  });

  test('that says what to do already is left as it is', () => {
    const detail = 'Too many tries. Wait 30 seconds and try again.';
    expect(describeError(refused('too_many_requests', { detail, retry_after_secs: 30 }), 'sign you in').detail).toBe(
      detail,
    );
  });

  test('with an unknown code still shows the sentence of the server', () => {
    expect(describeError(refused('brand_new', { detail: 'Something new.' }), 'post').detail).toBe('Something new.');
  });

  test.each([
    [1, 'Try again in 1 second.'],
    [59, 'Try again in 59 seconds.'],
    [61, 'Try again in 2 minutes.'],
  ])('with a wait of %i seconds says how long', (retry_after_secs, words) => {
    expect(fullSentence(refused('too_many_requests', { detail: 'Too many.', retry_after_secs }))).toBe(
      `Too many. ${words}`,
    );
  });

  test.each<AnyCode>([
    'account_needs_reauth',
    'account_not_connected',
    'account_required',
    'already_set_up',
    'body_too_large',
    'client_misconfigured',
    'credentials_wrong',
    'duplicate_content',
    'image_dimensions',
    'image_too_large',
    'image_type_unsupported',
    'image_undecodable',
    'insufficient_credits',
    'internal_error',
    'invitation_invalid',
    'media_rejected',
    'not_found',
    'not_retryable',
    'not_sent',
    'platform_not_configured',
    'platform_rejected',
    'registration_closed',
    'session_required',
    'setup_token_wrong',
    'sign_in_locked',
    'too_many_tries',
  ])('%s says what to do', (code) => {
    expect(fullSentence(refused(code, { detail: 'No.' }))).toMatch(/^No\. [A-Z].*\.$/);
  });
});

describe('no answer', () => {
  test('from a device that is offline means that nothing was sent', () => {
    expect(describeError(new NoAnswer('no'), 'post').detail).toContain('Nothing was sent');
  });

  test('otherwise promises nothing', () => {
    const { title, detail } = describeError(new NoAnswer('unknown'), 'end the session');
    expect(title).toBe('We could not end the session');
    expect(detail).not.toContain('Nothing was sent');
  });

  test('of ours names the status of whoever answered', () => {
    expect(describeError(new OddAnswer(502), 'load your posts').detail).toContain('502');
  });
});
