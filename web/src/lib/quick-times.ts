// Times that are chosen often, so that nobody has to type them.
import { instantNear, type WallTime, wallTimeAt } from './wall-time';

export type QuickTime = 'in_an_hour' | 'tomorrow' | 'monday';

const DAY_MS = 86_400_000;
const MORNING = '09:00';

/** Each once: on a Sunday, tomorrow is the Monday. */
export function quickTimes(now: number, zone: string): [QuickTime, WallTime][] {
  const inAnHour = Math.ceil((now + 3_600_000) / 60_000) * 60_000;
  const hour = wallTimeAt(inAnHour, zone);
  const today = Date.parse(`${wallTimeAt(now, zone).date}T00:00Z`);
  const weekday = new Date(today).getUTCDay();
  const morning = (days: number) => ({
    date: new Date(today + days * DAY_MS).toISOString().slice(0, 10),
    time: MORNING,
  });
  const times: [QuickTime, WallTime][] = [];
  // When the clocks go back, the wall shows that time twice, and it might be taken for the one that is over.
  if (instantNear(hour, zone) === inAnHour) times.push(['in_an_hour', hour]);
  times.push(['tomorrow', morning(1)]);
  if (weekday !== 0) times.push(['monday', morning(8 - weekday)]);
  return times;
}
