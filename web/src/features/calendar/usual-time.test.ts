import { expect, test } from 'vitest';
import { usualTime } from './usual-time';

test.each([
  ['2026-11-26', '2026-11-27T12:10:00Z', null],
  ['2026-11-28', '2026-11-27T12:10:00Z', '2026-11-28 09:00'],
  ['2026-11-27', '2026-11-27T12:10:00Z', '2026-11-27 14:00'],
  // Less than an hour before midnight in Berlin, the next full hour is tomorrow's.
  ['2026-11-27', '2026-11-27T22:46:00Z', '2026-11-27 23:55'],
  ['2026-11-27', '2026-11-27T22:56:00Z', null],
  ['2026-11-28', '2026-11-27T23:10:00Z', '2026-11-28 01:00'],
])('for %s at %s: %s', (day, now, usual) => {
  const wall = usualTime(day, 'Europe/Berlin', Date.parse(now));
  expect(wall && `${wall.date} ${wall.time}`).toBe(usual);
});
