import { expect, test } from 'vitest';
import { deadlineInWords } from './deadline';

const NOON = Date.parse('2026-11-20T12:00:00Z');

test.each([
  ['2026-11-20T11:59:00Z', 'UTC', 'now'],
  ['2026-11-20T18:40:00Z', 'UTC', 'by 18:40 today'],
  ['2026-11-20T23:40:00Z', 'Europe/Berlin', 'by 00:40 tomorrow'],
  ['2026-11-21T23:40:00Z', 'UTC', 'by 23:40 tomorrow'],
  ['2026-11-22T09:00:00Z', 'UTC', 'by Sunday'],
  ['2026-11-26T23:00:00Z', 'UTC', 'by Thursday'],
  ['2026-11-27T00:00:00Z', 'UTC', 'by Fri, 27 Nov'],
  ['2027-01-04T00:00:00Z', 'UTC', 'by Mon, 4 Jan 2027'],
])('%s seen from %s is "%s"', (at, zone, words) => {
  expect(deadlineInWords(at, NOON, zone)).toBe(words);
});
