import { describe, expect, test } from 'vitest';
import {
  inBothZones,
  instantNear,
  isKnownZone,
  suggestedTime,
  wallInWords,
  wallTimeAt,
  zoneInWords,
  zoneNames,
} from './wall-time';

const at = (text: string) => Date.parse(text);

describe('the next time that is suggested', () => {
  test.each([
    ['2026-11-20T12:00:00Z', 'UTC', '2026-11-20', '13:00'],
    ['2026-11-20T12:45:00Z', 'UTC', '2026-11-20', '13:00'],
    ['2026-11-20T12:45:01Z', 'UTC', '2026-11-20', '14:00'],
    ['2026-11-20T22:50:00Z', 'Europe/Berlin', '2026-11-21', '01:00'],
    ['2026-11-20T12:00:00Z', 'Asia/Kathmandu', '2026-11-20', '18:00'],
    ['2026-12-31T23:50:00Z', 'UTC', '2027-01-01', '01:00'],
  ])('at %s in %s is %s, %s', (now, zone, date, time) => {
    expect(suggestedTime(at(now), zone)).toEqual({ date, time });
  });

  test('never lies less than a quarter of an hour ahead, not even when the clocks go back', () => {
    for (let minutes = 0; minutes < 240; minutes += 7) {
      const now = at('2026-10-24T23:00:00Z') + minutes * 60_000;
      expect(instantNear(suggestedTime(now, 'Europe/Berlin'), 'Europe/Berlin')).toBeGreaterThanOrEqual(
        now + 15 * 60_000,
      );
    }
  });
});

describe('a wall', () => {
  test('shows midnight as 00:00', () => {
    expect(wallTimeAt(at('2026-11-20T23:00:00Z'), 'Europe/Berlin')).toEqual({ date: '2026-11-21', time: '00:00' });
  });

  test('in a zone nobody knows shows UTC', () => {
    expect(isKnownZone('Mars/Olympus')).toBe(false);
    expect(wallTimeAt(at('2026-11-20T23:00:00Z'), 'Mars/Olympus').time).toBe('23:00');
  });

  test.each([
    ['2026-11-24', '09:00', 'Tue, 24 Nov, 09:00'],
    ['2027-11-24', '09:00', 'Wed, 24 Nov 2027, 09:00'],
  ])('of %s %s in words', (date, time, words) => {
    expect(wallInWords({ date, time }, '2026')).toBe(words);
  });

  test.each([
    ['2026-12-01', '09:00', 'Europe/Berlin', '2026-12-01T08:00:00Z'],
    ['2027-07-01', '09:00', 'Europe/Berlin', '2027-07-01T07:00:00Z'],
    ['2026-12-01', '09:00', 'Asia/Kathmandu', '2026-12-01T03:15:00Z'],
    ['2027-03-14', '03:30', 'America/New_York', '2027-03-14T07:30:00Z'],
  ])('%s %s in %s is about %s', (date, time, zone, instant) => {
    expect(instantNear({ date, time }, zone)).toBe(at(instant));
  });
});

describe('the same moment on two walls', () => {
  const now = at('2026-11-20T12:00:00Z');

  test('is told twice only where they differ', () => {
    const moment = at('2026-11-24T08:00:00Z');
    expect(inBothZones(moment, 'Europe/Berlin', 'Europe/Paris', now)).toEqual(['Tue, 24 Nov, 09:00', null]);
    expect(inBothZones(moment, 'Europe/Berlin', 'UTC', now)).toEqual(['Tue, 24 Nov, 09:00', '08:00']);
  });

  test('names the day where that differs too', () => {
    expect(inBothZones(at('2026-11-24T01:00:00Z'), 'Europe/Berlin', 'America/New_York', now)[1]).toBe(
      'Mon, 23 Nov, 20:00',
    );
  });
});

test('every zone in use can be chosen, even one the browser does not know', () => {
  const names = zoneNames('Mars/Olympus', null, undefined, '');
  expect(names).toEqual(expect.arrayContaining(['Europe/Berlin', 'UTC', 'Mars/Olympus']));
  expect(new Set(names).size).toBe(names.length);
  expect(zoneInWords('America/New_York')).toBe('America/New York');
});
