import { expect, test } from 'vitest';
import { NoAnswer, Refused } from '@/api/problem';
import { type AnyCode, problem } from '@/testing/typed-http';
import { LeftOut, tallyInWords, tallyOf } from './bulk';

const refused = (code: AnyCode, rest = {}) => new Refused(problem(code, 409, rest).problem);
const done = { item: 1 };

test.each<[string, unknown[], string]>([
  ['all', [undefined, undefined], '2 moved.'],
  [
    'one sent',
    [undefined, undefined, undefined, refused('not_editable', { state: 'posted' })],
    '3 moved, 1 was already sent.',
  ],
  ['on its way', [refused('not_editable', { state: 'sending' })], '0 moved, 1 was already sent.'],
  ['cancelled elsewhere', [refused('not_editable', { state: 'cancelled' })], '0 moved, 1 had moved on already.'],
  ['changed', [refused('version_conflict'), refused('version_conflict')], '0 moved, 2 were changed elsewhere.'],
  [
    'past',
    [new LeftOut('past'), refused('invalid_fields', { errors: [{ field: 'f', code: 'time_in_past', detail: '' }] })],
    '0 moved, 2 would be in the past.',
  ],
  ['no answer', [undefined, new NoAnswer('unknown')], '1 moved, 1 failed.'],
  ['not allowed', [new LeftOut('not')], '0 moved, 1 does not allow it.'],
])('moving many: %s', (_what, errors, sentence) => {
  const endings = errors.map((error) => (error === undefined ? done : { ...done, error }));
  expect(tallyInWords(tallyOf('move', endings))).toBe(sentence);
});
