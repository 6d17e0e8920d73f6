// The same moments in German.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setWords } from '@/words';
import de from '@/words/de';
import en from '@/words/en';
import { inWords } from './bytes';
import { deadlineInWords } from './deadline';
import { deviceName } from './device';
import { lateInWords } from './late';
import { regionalLocale } from './locale';
import { exactTime, relativeTime, timeLeft } from './time';
import { inBothZones, wallInWords } from './wall-time';

beforeAll(() => setWords('de', de));
afterAll(() => setWords('en', en));

const NOON = Date.parse('2026-11-20T12:00:00Z');
const at = (secs: number) => new Date(NOON + secs * 1000).toISOString();

test.each([
  [0, 'gerade eben'],
  [-60, 'vor 1 Minute'],
  [-86_400, 'gestern'],
  [59, 'gleich'],
  [7200, 'in 2 Stunden'],
])('%i seconds away is "%s"', (secs, words) => {
  expect(relativeTime(at(secs), NOON)).toBe(words);
});

test.each([
  [30, 'weniger als eine Minute'],
  [7080, '1 Std. 58 Min.'],
  [3 * 86_400, '3 Tage'],
])('%i seconds are left', (secs, words) => {
  expect(timeLeft(at(secs), NOON)).toBe(words);
});

test('a day on a wall has its German names, and the year where it is another', () => {
  expect(wallInWords({ date: '2026-11-24', time: '09:00' }, '2026')).toMatch(/^Di\.?, 24\. Nov\.?, 09:00$/);
  expect(wallInWords({ date: '2027-03-24', time: '09:00' }, '2026')).toMatch(/^Mi\.?, 24\. März 2027, 09:00$/);
  const [there] = inBothZones(Date.parse('2026-11-24T08:00:00Z'), 'Europe/Berlin', 'UTC', NOON);
  expect(there).toMatch(/^Di\.?, 24\. Nov\.?, 09:00$/);
});

test.each([
  ['2026-11-20T11:59:00Z', 'jetzt'],
  ['2026-11-20T18:40:00Z', 'bis heute 18:40'],
  ['2026-11-21T23:40:00Z', 'bis morgen 23:40'],
  ['2026-11-22T09:00:00Z', 'bis Sonntag'],
])('until %s is "%s"', (instant, words) => {
  expect(deadlineInWords(instant, NOON, 'UTC')).toBe(words);
});

test('numbers, sizes, devices and exact times follow', () => {
  expect(inWords(5 * 1024 * 1024 + 1)).toBe('5,1 MB');
  expect(lateInWords('2026-11-20T12:00:00Z', '2026-11-20T14:00:00Z')).toBe('2 Stunden zu spät');
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox unter Linux',
  );
  expect(exactTime('2026-11-20T12:00:00Z', 'Europe/Paris')).toMatch(/^Fr\.?, 20\. Nov\.? 2026, 13:00:00 MEZ$/);
});

test('a week begins as it does where German is spoken, whatever English the browser asks for besides', () => {
  expect(regionalLocale()).toBe('de');
});
