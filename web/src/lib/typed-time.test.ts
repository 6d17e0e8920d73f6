import { describe, expect, test } from 'vitest';
import type { Language } from '@/words/language';
import { quickTimes } from './quick-times';
import { readTypedTime } from './typed-time';

const BERLIN = 'Europe/Berlin';
/** A Friday, 10:15 in Berlin. */
const NOW = Date.parse('2026-11-27T09:15:20Z');

function read(typed: string, language: Language, now = NOW): string {
  const time = readTypedTime(typed, language, now, BERLIN);
  return typeof time === 'string' ? time : `${time.date} ${time.time}`;
}

describe('a time typed in English', () => {
  test.each([
    ['fri 9am', '2026-12-04 09:00'],
    ['Friday at 9 pm', '2026-11-27 21:00'],
    ['on Mon, 9:30', '2026-11-30 09:30'],
    ['in 3 hours', '2026-11-27 13:16'],
    ['in 30min', '2026-11-27 10:46'],
    ['in half an hour', '2026-11-27 10:46'],
    ['in an hour', '2026-11-27 11:16'],
    ['in 2 days', '2026-11-29 10:15'],
    ['in a week', '2026-12-04 10:15'],
    ['tomorrow 14:30', '2026-11-28 14:30'],
    ['today noon', '2026-11-27 12:00'],
    ['12am', '2026-11-28 00:00'],
    ['12 p.m.', '2026-11-27 12:00'],
    ['9:00', '2026-11-28 09:00'],
    ['1 dec 9am', '2026-12-01 09:00'],
    ['Dec 1st, 9am', '2026-12-01 09:00'],
    ['tue 1 dec 9am', '2026-12-01 09:00'],
    ['2 jan 18:00', '2027-01-02 18:00'],
    ['2026-12-01 09:00', '2026-12-01 09:00'],
    ['2026-12-01T09:00', '2026-12-01 09:00'],
  ])('%s is %s', (typed, time) => expect(read(typed, 'en')).toBe(time));

  test.each([
    ['fri 9', 'hour'],
    ['tomorrow', 'clock'],
    ['1 dec', 'clock'],
    ['today 9am', 'past'],
    ['2025-12-01 09:00', 'past'],
    ['wed 1 dec 9am', 'not_understood'],
    ['30 feb 9am', 'not_understood'],
    ['12/1 9am', 'not_understood'],
    ['next fri 9am', 'not_understood'],
    ['fri 9am 10am', 'not_understood'],
    ['fri sat 9am', 'not_understood'],
    ['25:00', 'not_understood'],
    ['9:60', 'not_understood'],
    ['13pm', 'not_understood'],
    ['in 0 hours', 'not_understood'],
    ['in 3 moons', 'not_understood'],
    ['morgen 14:30', 'not_understood'],
    ['', 'not_understood'],
  ])('%s is not guessed: %s', (typed, why) => expect(read(typed, 'en')).toBe(why));
});

describe('a time typed in German', () => {
  test.each([
    ['Fr 9 Uhr', '2026-12-04 09:00'],
    ['am Freitag um 21 Uhr', '2026-11-27 21:00'],
    ['Mo. 9 Uhr 30', '2026-11-30 09:30'],
    ['in 3 Stunden', '2026-11-27 13:16'],
    ['in einer halben Stunde', '2026-11-27 10:46'],
    ['in 90 Min.', '2026-11-27 11:46'],
    ['in 2 Tagen', '2026-11-29 10:15'],
    ['morgen 14:30', '2026-11-28 14:30'],
    ['morgen 14.30 Uhr', '2026-11-28 14:30'],
    ['übermorgen 8 Uhr', '2026-11-29 08:00'],
    ['heute 18 Uhr', '2026-11-27 18:00'],
    ['1.12. 9 Uhr', '2026-12-01 09:00'],
    ['1. Dezember 2026, 9 Uhr', '2026-12-01 09:00'],
    ['Do 15', '2026-12-03 15:00'],
  ])('%s is %s', (typed, time) => expect(read(typed, 'de')).toBe(time));

  test.each([
    ['Fr 9', 'hour'],
    ['morgen', 'clock'],
    ['heute 9 Uhr', 'past'],
    ['morgen früh', 'not_understood'],
    ['fri 9am', 'not_understood'],
  ])('%s is not guessed: %s', (typed, why) => expect(read(typed, 'de')).toBe(why));
});

test('an hour that the clocks show twice is not chosen for anybody', () => {
  const beforeTheClocksGoBack = Date.parse('2026-10-24T23:30:00Z');
  expect(read('in 1 hour', 'en', beforeTheClocksGoBack)).toBe('twice');
  expect(read('in 3 hours', 'en', beforeTheClocksGoBack)).toBe('2026-10-25 03:30');
});

describe('quick choices', () => {
  test('are meant in the zone', () => {
    expect(quickTimes(NOW, BERLIN)).toEqual([
      ['in_an_hour', { date: '2026-11-27', time: '11:16' }],
      ['tomorrow', { date: '2026-11-28', time: '09:00' }],
      ['monday', { date: '2026-11-30', time: '09:00' }],
    ]);
  });

  test('name a day once, and on a Monday mean the next', () => {
    expect(quickTimes(Date.parse('2026-11-29T12:00:00Z'), BERLIN).map(([name]) => name)).toEqual([
      'in_an_hour',
      'tomorrow',
    ]);
    expect(quickTimes(Date.parse('2026-11-30T06:00:00Z'), BERLIN).at(-1)?.[1].date).toBe('2026-12-07');
  });
});
