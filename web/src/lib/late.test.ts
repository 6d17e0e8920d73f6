import { expect, test } from 'vitest';
import { lateInWords } from './late';

const DUE = '2026-11-20T12:00:00Z';

test.each([
  ['2026-11-20T12:01:10Z', '1 minute late'],
  ['2026-11-20T12:12:59Z', '12 minutes late'],
  ['2026-11-20T13:59:00Z', '119 minutes late'],
  ['2026-11-20T14:00:00Z', '2 hours late'],
  ['2026-11-22T11:59:00Z', '47 hours late'],
  ['2026-11-22T12:00:00Z', '2 days late'],
])('due at noon, out at %s: %s', (out, words) => {
  expect(lateInWords(DUE, out)).toBe(words);
});
