import { describe, expect, test } from 'vitest';
import { addDays, addMonths, firstWeekday, hoursOf, isDay, monthGrid, weekdayOf, weekOf, windowOf } from './grid';

test.each([
  ['2026-11-24', 1, '2026-11-25'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  // Across the changes of the clocks in Europe and America a day is still a day.
  ['2026-03-28', 2, '2026-03-30'],
  ['2026-11-02', -2, '2026-10-31'],
])('%s and %i days is %s', (day, days, result) => {
  expect(addDays(day, days)).toBe(result);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %i months is %s', (day, months, result) => {
  expect(addMonths(day, months)).toBe(result);
});

test.each([
  ['2026-11-24', true],
  ['2026-02-30', false],
  ['2026-1-1', false],
  ['tomorrow', false],
  ['9999-99-99', false],
])('%s as a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

test.each([
  ['en-US', 7],
  ['en-GB', 1],
  ['de-DE', 1],
  ['not a tag', 1],
])('the week of %s begins with day %i', (tag, first) => {
  expect(firstWeekday(tag)).toBe(first);
});

test('a week begins where it should', () => {
  expect(weekdayOf('2026-11-29')).toBe(7);
  expect(weekOf('2026-11-29', 1)[0]).toBe('2026-11-23');
  expect(weekOf('2026-11-29', 7)[0]).toBe('2026-11-29');
  expect(weekOf('2026-11-23', 6)[0]).toBe('2026-11-21');
});

test.each([
  ['2026-11-10', 1, '2026-10-26', '2026-12-06', 6],
  ['2026-11-10', 7, '2026-11-01', '2026-12-05', 5],
  ['2027-02-01', 1, '2027-02-01', '2027-02-28', 4],
  ['2026-12-31', 1, '2026-11-30', '2027-01-03', 5],
])('the month of %s, weeks from day %i, is hung from %s to %s', (day, first, from, to, weeks) => {
  const grid = monthGrid(day, first);
  expect(grid).toHaveLength(weeks);
  expect(grid[0]?.[0]).toBe(from);
  expect(grid.at(-1)?.[6]).toBe(to);
  expect(grid.every((week) => week.length === 7)).toBe(true);
});

describe('the hours of a day', () => {
  const total = (day: string, zone: string) => hoursOf(day, zone).reduce((sum, { times }) => sum + times, 0);
  const odd = (day: string, zone: string) => hoursOf(day, zone).filter(({ times }) => times !== 1);

  test.each([
    ['2026-11-24', 'Europe/Berlin', 24, []],
    ['2026-03-29', 'Europe/Berlin', 23, [{ hour: 2, times: 0 }]],
    ['2026-10-25', 'Europe/Berlin', 25, [{ hour: 2, times: 2 }]],
    ['2026-10-24', 'Europe/Berlin', 24, []],
    ['2026-10-26', 'Europe/Berlin', 24, []],
    ['2026-03-08', 'America/New_York', 23, [{ hour: 2, times: 0 }]],
    ['2026-11-01', 'America/New_York', 25, [{ hour: 1, times: 2 }]],
    // There the clocks go forward at midnight.
    ['2026-04-24', 'Africa/Cairo', 23, [{ hour: 0, times: 0 }]],
    ['2026-10-25', 'UTC', 24, []],
    ['2026-10-25', 'Asia/Kathmandu', 24, []],
  ])('%s in %s: %i', (day, zone, hours, special) => {
    expect(total(day, zone)).toBe(hours);
    expect(odd(day, zone)).toEqual(special);
  });
});

test.each([
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T22:00:00.000Z', '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T21:00:00.000Z', '2026-10-26T00:00:00.000Z'],
  ['2026-11-24', 'Asia/Tokyo', '2026-11-23T14:00:00.000Z', '2026-11-24T16:00:00.000Z'],
])('%s in %s is asked for from %s to %s', (day, zone, from, to) => {
  expect(windowOf(day, day, zone)).toEqual({ from, to });
});
