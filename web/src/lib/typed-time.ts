// A time as somebody types it: "fri 9am", "in 3 hours", "morgen 14:30". All of it is understood or none: half of a sentence would be
// a guess, and a post that goes out at a guessed time cannot be taken back.
import type { Language } from '@/words/language';
import { TIME_WORDS, type TimeWords, type Unit } from './time-words';
import { instantNear, isWhole, type WallTime, wallTimeAt } from './wall-time';

/** What was understood, or why nothing was. `hour`: morning or evening; `clock`: a day alone; `twice`: the clocks go back then. */
export type TypedTime = WallTime | 'not_understood' | 'hour' | 'clock' | 'past' | 'twice';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const UNIT_MS: Record<Unit, number> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: DAY_MS, week: 7 * DAY_MS };

/** The wall's count of days, good for adding to. */
const dayOf = (date: string) => Date.parse(`${date}T00:00Z`);
const dateOf = (day: number) => new Date(day).toISOString().slice(0, 10);
const isAfter = (one: WallTime, other: WallTime) => `${one.date} ${one.time}` > `${other.date} ${other.time}`;
const two = (number: number) => String(number).padStart(2, '0');

export function readTypedTime(typed: string, language: Language, now: number, zone: string): TypedTime {
  const words = TIME_WORDS[language];
  const text = plainOf(typed, words);
  const span = /^in (.+?) ?(\p{L}+)\.?$/u.exec(text);
  return span === null ? onTheWall(text, words, wallTimeAt(now, zone)) : after(span, words, now, zone);
}

function plainOf(typed: string, words: TimeWords): string {
  const text = typed
    .toLowerCase()
    .replaceAll(',', ' ')
    .replace(/\b([ap])\.m\./g, '$1m')
    .replace(/(\d)\s+(am|pm)(?!\p{L}|\s+\d)/gu, '$1$2')
    .replace(/(\d)\s+uhr\b/g, '$1uhr')
    .replace(/\b(\d{1,2})uhr\s+(\d\d)\b/g, '$1:$2')
    .replace(/\b(\d{1,2})\.(\d\d)(uhr|am|pm)/g, '$1:$2$3');
  return text
    .split(/\s+/)
    .filter((word) => word !== '' && !words.fillers.includes(word))
    .join(' ');
}

function after(
  [, amount = '', unitWord = '']: RegExpExecArray,
  words: TimeWords,
  now: number,
  zone: string,
): TypedTime {
  const unit = (Object.keys(UNIT_MS) as Unit[]).find((one) => words.units[one].includes(unitWord));
  const number = /^\d{1,4}$/.test(amount) ? Number(amount) : words.numbers[amount];
  if (unit === undefined || number === undefined || number === 0) return 'not_understood';
  const length = number * UNIT_MS[unit];
  if (unit === 'day' || unit === 'week') {
    const { date, time } = wallTimeAt(now, zone);
    return { date: dateOf(dayOf(date) + Math.round(length / DAY_MS) * DAY_MS), time };
  }
  // Up to the full minute: it never goes out earlier than was asked.
  const instant = Math.ceil((now + length) / MINUTE_MS) * MINUTE_MS;
  const wall = wallTimeAt(instant, zone);
  return comesTwice(wall, zone) ? 'twice' : wall;
}

function comesTwice(wall: WallTime, zone: string): boolean {
  const near = instantNear(wall, zone);
  return [-60, -30, 30, 60].some((minutes) => {
    const other = wallTimeAt(near + minutes * MINUTE_MS, zone);
    return other.date === wall.date && other.time === wall.time;
  });
}

/** Which of the clock's two nines is not guessed; from 13 on there is only one. */
function clockOf(word: string, words: TimeWords): string | 'hour' | undefined {
  if (word === words.noon) return '12:00';
  const [, hours = '', minutes, half] = /^(\d{1,2})(?::(\d\d))?(am|pm|uhr)?$/.exec(word) ?? [];
  const hour = Number(hours);
  if (hours === '' || hour > 23 || Number(minutes ?? 0) > 59) return undefined;
  if (half === 'am' || half === 'pm') return ofTwelve(hour, minutes, half);
  if (half === undefined && minutes === undefined && hour < 13) return 'hour';
  return `${two(hour)}:${minutes ?? '00'}`;
}

function ofTwelve(hour: number, minutes = '00', half: 'am' | 'pm'): string | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return `${two((hour % 12) + (half === 'pm' ? 12 : 0))}:${minutes}`;
}

interface Day {
  date: string;
  /** How far the same words lie from here when that time of day has passed; 0 if they name one day only. */
  again: number | 'year';
}

interface Said {
  day?: Day;
  weekday?: number;
  clock?: string;
}

function onTheWall(text: string, words: TimeWords, now: WallTime): TypedTime {
  const [named, rest] = dateIn(text, words, now);
  const said: Said = named === undefined ? {} : { day: named };
  for (const word of rest.split(' ').filter(Boolean)) {
    const more = meaningOf(word, words, now);
    // Said twice is contradicted, or at least not plain.
    if (more === undefined || Object.keys(more).some((key) => key in said)) return 'not_understood';
    Object.assign(said, more);
  }
  const day = said.weekday === undefined ? said.day : dayFitting(said.weekday, said.day, now);
  if (day === 'contradiction') return 'not_understood';
  if (said.clock === undefined) return day === undefined ? 'not_understood' : 'clock';
  return said.clock === 'hour' ? 'hour' : ahead(day ?? { date: now.date, again: 1 }, said.clock, now);
}

function meaningOf(word: string, words: TimeWords, now: WallTime): Said | undefined {
  const weekday = words.weekdays.findIndex((names) => names.includes(word.replace(/\.$/, '')));
  if (weekday >= 0) return { weekday };
  const near = words.near.indexOf(word);
  if (near >= 0) return { day: { date: dateOf(dayOf(now.date) + near * DAY_MS), again: 0 } };
  const clock = clockOf(word, words);
  return clock === undefined ? undefined : { clock };
}

/** The next day of that name; a date beside it must fall on one. */
function dayFitting(weekday: number, date: Day | undefined, now: WallTime): Day | 'contradiction' {
  if (date !== undefined) return new Date(dayOf(date.date)).getUTCDay() === weekday ? date : 'contradiction';
  const days = (weekday - new Date(dayOf(now.date)).getUTCDay() + 7) % 7;
  return { date: dateOf(dayOf(now.date) + days * DAY_MS), again: 7 };
}

/** The first time from now on that the words fit. */
function ahead({ date, again }: Day, time: string, now: WallTime): TypedTime {
  if (isAfter({ date, time }, now)) return { date, time };
  if (again === 0) return 'past';
  if (again !== 'year') return { date: dateOf(dayOf(date) + again * DAY_MS), time };
  const next = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return dateOf(dayOf(next)) === next ? { date: next, time } : 'not_understood';
}

/** A date with a month in it, and what stands around it. "12/1" is none: half of the world reads it the other way. */
function dateIn(text: string, words: TimeWords, now: WallTime): [Day | undefined, string] {
  const months = words.months.flat().join('|');
  const found =
    /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)t?/.exec(text) ??
    /(?<!\S)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})?(?!\S)/.exec(text) ??
    new RegExp(`(?<!\\S)(?<day>\\d{1,2})(?:\\.|st|nd|rd|th)? (?<month>${months})\\.?(?: (?<year>\\d{4}))?(?!\\S)`).exec(
      text,
    ) ??
    new RegExp(`(?<!\\S)(?<month>${months})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\\d{4}))?(?!\\S)`).exec(
      text,
    );
  const { year, month = '', day = '' } = found?.groups ?? {};
  if (found === null) return [undefined, text];
  const named = words.months.findIndex((names) => names.includes(month)) + 1;
  const date = `${year ?? now.date.slice(0, 4)}-${two(named || Number(month))}-${two(Number(day))}`;
  // 30 February stays where it is, and is then not understood.
  if (!isWhole({ date, time: '00:00' }) || dateOf(dayOf(date)) !== date) return [undefined, text];
  return [{ date, again: year === undefined ? 'year' : 0 }, text.replace(found[0], ' ')];
}
