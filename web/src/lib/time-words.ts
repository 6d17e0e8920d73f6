// The words in which a time may be typed, by language. What is not here is not understood, and that is said rather than guessed.
import type { Language } from '@/words/language';

export type Unit = 'minute' | 'hour' | 'day' | 'week';

export interface TimeWords {
  /** "at", "on": they say nothing of their own. */
  fillers: readonly string[];
  /** From today on, in their order. */
  near: readonly string[];
  noon: string;
  /** Sunday is the first. */
  weekdays: readonly (readonly string[])[];
  months: readonly (readonly string[])[];
  numbers: Record<string, number>;
  units: Record<Unit, readonly string[]>;
}

export const TIME_WORDS: Record<Language, TimeWords> = {
  en: {
    fillers: ['at', 'on'],
    near: ['today', 'tomorrow'],
    noon: 'noon',
    weekdays: [
      ['sun', 'sunday'],
      ['mon', 'monday'],
      ['tue', 'tues', 'tuesday'],
      ['wed', 'wednesday'],
      ['thu', 'thur', 'thurs', 'thursday'],
      ['fri', 'friday'],
      ['sat', 'saturday'],
    ],
    months: [
      ['jan', 'january'],
      ['feb', 'february'],
      ['mar', 'march'],
      ['apr', 'april'],
      ['may'],
      ['jun', 'june'],
      ['jul', 'july'],
      ['aug', 'august'],
      ['sep', 'sept', 'september'],
      ['oct', 'october'],
      ['nov', 'november'],
      ['dec', 'december'],
    ],
    numbers: { a: 1, an: 1, one: 1, 'half an': 0.5, two: 2, three: 3 },
    units: {
      minute: ['min', 'mins', 'minute', 'minutes'],
      hour: ['h', 'hour', 'hours'],
      day: ['day', 'days'],
      week: ['week', 'weeks'],
    },
  },
  de: {
    fillers: ['um', 'am'],
    near: ['heute', 'morgen', 'übermorgen'],
    noon: 'mittags',
    weekdays: [
      ['so', 'sonntag'],
      ['mo', 'montag'],
      ['di', 'dienstag'],
      ['mi', 'mittwoch'],
      ['do', 'donnerstag'],
      ['fr', 'freitag'],
      ['sa', 'samstag', 'sonnabend'],
    ],
    months: [
      ['jan', 'januar', 'jänner'],
      ['feb', 'februar'],
      ['mär', 'märz'],
      ['apr', 'april'],
      ['mai'],
      ['jun', 'juni'],
      ['jul', 'juli'],
      ['aug', 'august'],
      ['sep', 'sept', 'september'],
      ['okt', 'oktober'],
      ['nov', 'november'],
      ['dez', 'dezember'],
    ],
    numbers: { einem: 1, einer: 1, ein: 1, eine: 1, 'einer halben': 0.5, zwei: 2, drei: 3 },
    units: {
      minute: ['min', 'minute', 'minuten'],
      hour: ['h', 'std', 'stunde', 'stunden'],
      day: ['tag', 'tagen'],
      week: ['woche', 'wochen'],
    },
  },
};
