// Many posts: a month that is full, and several that are stuck for one reason.
import type { Delivery, Post } from '../api/types';
import { aDelivery, ago, ahead, aPost, aSchedule, aScheduledPost } from './samples';

const TEXTS = [
  'Notes on the Analytical Engine.',
  'A drawing of the mill, seen from the side.',
  'Good morning from the workshop!',
  'What the store holds: a thousand numbers of fifty digits each.',
  'Cards for the loom, cards for the engine.',
];

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** So many posts, from two weeks ago to four weeks ahead: what is past is out, but for some. */
export function aBusyCalendar(count: number): Post[] {
  const first = -14 * DAY_MINUTES;
  const step = (42 * DAY_MINUTES) / count;
  // At full and half hours, as people plan.
  const start = Math.ceil(Date.now() / 1_800_000) * 1_800_000 - Date.now();
  return Array.from({ length: count }, (_, place) => {
    const minutes = Math.round((first + place * step) / 30) * 30 + start / 60_000;
    const text = `${TEXTS[place % TEXTS.length]} (${place + 1})`;
    const schedule = aSchedule({ at: ahead(minutes), wall_time: null });
    if (minutes > 0) return aScheduledPost({ text, schedule, created_at: ago(DAY_MINUTES * 15) });
    return aPost({ text, schedule, created_at: ago(DAY_MINUTES * 15), deliveries: [past(place, schedule.at)] });
  }).reverse();
}

function past(place: number, due_at: string): Delivery {
  if (place % 9 === 4) return aStuckDelivery({ due_at });
  if (place % 13 === 5) return aDelivery({ state: 'cancelled', status: 'cancelled', due_at, attempt_count: 0 });
  return aDelivery({ due_at, posted_at: due_at });
}

/** Failed, and would go out if it were sent again. */
export function aStuckDelivery(part: Partial<Delivery> = {}): Delivery {
  return aDelivery({
    state: 'failed',
    status: 'failed',
    reason: 'not_sent',
    detail: 'X could not be reached. Nothing was sent.',
    can_retry: true,
    ...part,
  });
}

/** Three that X was out of reach for, and two that missed their time. */
export function stuckTogether(): Post[] {
  const missed = { state: 'missed', reason: 'too_late', attempt_count: 0, detail: null } as const;
  return [
    ...TEXTS.slice(0, 3).map((text, place) =>
      aPost({ text, created_at: ago(40 + place), deliveries: [aStuckDelivery({ due_at: ago(40 + place) })] }),
    ),
    ...TEXTS.slice(3).map((text, place) =>
      aPost({
        text,
        schedule: aSchedule({ at: ago(DAY_MINUTES + place), wall_time: null }),
        deliveries: [aStuckDelivery({ ...missed, due_at: ago(DAY_MINUTES + place) })],
      }),
    ),
  ];
}
