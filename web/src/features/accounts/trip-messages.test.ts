import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { words } from '@/words';
import { connectError } from './trip-messages';

const CODES = [
  'access_denied',
  'state_unknown',
  'state_expired',
  'state_used',
  'state_other_session',
  'missing_scope',
  'account_linked_elsewhere',
  'different_account',
  'platform_unreachable',
  'client_misconfigured',
  'code_refused',
  'callback_malformed',
  'issuer_mismatch',
  'session_required',
  'platform_refused',
  'platform_not_configured',
  'account_not_found',
  'internal_error',
];

describe('every way connecting can end', () => {
  test.each(CODES)('%s says what happened and what to do', (code) => {
    const { title, detail } = connectError(code);
    expect(connectError(code)).not.toBe(words.connect.unknown);
    expect(title).not.toMatch(/[.]$/);
    expect(detail.match(/[.](\s|$)/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('no code that the document lists is left out', () => {
    const document = readFileSync('../openapi.yaml', 'utf8').replace(/\s+/g, ' ');
    const sentence = /connect_error\W.{0,80}?(?:Codes:|one of) ([^.]*)/.exec(document)?.[1] ?? '';
    const listed = (sentence.match(/[a-z]+(?:_[a-z]+)+/g) ?? []).filter((word) => word !== 'connect_error');
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter((code) => !Object.hasOwn(words.connect.errors, code))).toEqual([]);
  });

  test('a code nobody has heard of, or a clever one, gets a sentence too', () => {
    expect(connectError('brand_new')).toBe(words.connect.unknown);
    expect(connectError('constructor')).toBe(words.connect.unknown);
  });

  test('no two codes share their words', () => {
    const titles = Object.values(words.connect.errors).map((message) => message.title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
