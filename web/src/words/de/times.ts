// Zeiten in Worten. Tage, Monate und wie lange es her ist, kommen von `Intl`; hier steht, was darum herum gehört.
import type { Words } from '..';
import type { WallParts } from '../en/times';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');

const dayOf = ({ weekday, day, month, year }: WallParts) => `${weekday}, ${day}. ${month}${year && ` ${year}`}`;

export const times: Words['times'] = {
  justNow: 'gerade eben',
  inAMoment: 'gleich',
  lessThanAMinute: 'weniger als eine Minute',
  minutesShort: (minutes) => `${minutes} Min.`,
  hoursShort: (hours, minutes) => (minutes === 0 ? `${hours} Std.` : `${hours} Std. ${minutes} Min.`),
  days: (days) => plural(days, { one: '# Tag', other: '# Tage' }),
  day: dayOf,
  wall: (parts, time) => `${dayOf(parts)}, ${time}`,
  by: {
    now: 'jetzt',
    today: (time) => `bis heute ${time}`,
    tomorrow: (time) => `bis morgen ${time}`,
    day: (day) => `bis ${day}`,
  },
  late: {
    minutes: (count) => plural(count, { one: '# Minute zu spät', other: '# Minuten zu spät' }),
    hours: (count) => plural(count, { one: '# Stunde zu spät', other: '# Stunden zu spät' }),
    days: (count) => plural(count, { one: '# Tag zu spät', other: '# Tage zu spät' }),
  },
  inZone: '{time} ({zone})',
  inZoneAndHere: '{time} ({zone}), bei dir {here}',
  bytes: ['Byte', 'KB', 'MB', 'GB'],
};
