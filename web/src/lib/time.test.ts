import { describe, expect, test } from 'vitest';
import { exactTime, relativeTime, timeLeft } from './time';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (secs: number) => new Date(NOW + secs * 1000).toISOString();

describe('an instant in relative words', () => {
  test.each([
    [0, 'just now'],
    [-59, 'just now'],
    [-60, '1 minute ago'],
    [-3599, '59 minutes ago'],
    [-3600, '1 hour ago'],
    [-86_400, 'yesterday'],
    [-86_400 * 40, 'last month'],
    [59, 'in a moment'],
    [120, 'in 2 minutes'],
  ])('%i seconds away is "%s"', (secs, words) => {
    expect(relativeTime(at(secs), NOW)).toBe(words);
  });
});

describe('the time left', () => {
  test.each([
    [-1, null],
    [0, null],
    [30, 'less than a minute'],
    [60, '1 min'],
    [3600, '1 h'],
    [7080, '1 h 58 min'],
    [3 * 86_400, '3 days'],
  ])('%i seconds', (secs, words) => {
    expect(timeLeft(at(secs), NOW)).toBe(words);
  });
});

test('an exact time names its zone', () => {
  expect(exactTime('2026-11-20T12:00:00Z', 'Europe/Paris')).toBe('Fri, 20 Nov 2026, 13:00:00 CET');
});
