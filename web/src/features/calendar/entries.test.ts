import { expect, test } from 'vitest';
import type { DeliveryState } from '@/api/types';
import { aDelivery, aPost, aSchedule, aScheduledPost } from '@/testing/samples';
import { byDay, changeBack, changeTo, entriesOf, excerptOf, isMovable, stateOf } from './entries';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const at = (time: string, time_zone: string | null) => aSchedule({ at: time, time_zone, wall_time: null });
const post = (time: string, zone: string | null = 'Europe/Berlin') => aScheduledPost({ schedule: at(time, zone) });

test('posts hang on the day of the wall, in their order', () => {
  const days = byDay(entriesOf([post('2026-11-24T23:30:00Z'), post('2026-11-24T22:00:00Z')], 'Europe/Berlin'));
  expect([...days.keys()]).toEqual(['2026-11-24', '2026-11-25']);
  expect(days.get('2026-11-25')?.[0]?.wall.time).toBe('00:30');
});

test.each([
  // Planned on the same wall: as it is read there, whatever the clocks do between.
  ['2026-10-24T07:00:00Z', 'Europe/Berlin', { date: '2026-10-26', time: '09:00' }, '2026-10-26T09:00', 'Europe/Berlin'],
  // Planned elsewhere: comes down where it was dropped, and stays planned there.
  ['2026-11-24T00:00:00Z', 'Asia/Tokyo', { date: '2026-11-26', time: '01:00' }, '2026-11-26T09:00', 'Asia/Tokyo'],
  ['2026-11-24T08:00:00Z', null, { date: '2026-11-25', time: '09:00' }, '2026-11-25T09:00', 'Europe/Berlin'],
])('%s in %s to %o', (time, zone, to, scheduled_for, time_zone) => {
  expect(changeTo(post(time, zone), to, 'Europe/Berlin')).toEqual({ scheduled_for, time_zone });
});

test('goes back to its wall, or to its instant if it had none', () => {
  expect(changeBack(aScheduledPost())).toEqual({ scheduled_for: '2099-11-24T09:00:00', time_zone: 'Europe/Berlin' });
  expect(changeBack(post('2026-11-24T08:00:00Z', null))).toEqual({ scheduled_for: '2026-11-24T08:00:00Z' });
});

test.each<[string, boolean, ReturnType<typeof aPost>]>([
  ['waits', true, post('2026-11-25T08:00:00Z')],
  ['is due', false, post('2026-11-24T11:59:00Z')],
  ['is not to be changed', false, { ...post('2026-11-25T08:00:00Z'), can_edit: false }],
  ['was posted at once', false, aPost()],
  [
    'failed',
    false,
    aPost({
      schedule: at('2026-11-25T08:00:00Z', null),
      deliveries: [aDelivery({ state: 'failed', can_retry: true })],
    }),
  ],
])('one that %s can be moved: %s', (_what, can, one) => {
  const [entry] = entriesOf([one], 'UTC');
  expect(entry && isMovable(entry, NOW)).toBe(can);
});

test.each<[DeliveryState[], DeliveryState]>([
  [['posted', 'failed'], 'failed'],
  [['posted', 'scheduled'], 'scheduled'],
  [['posted', 'posted'], 'posted'],
  [['held', 'needs_review'], 'needs_review'],
])('of %o the post is shown as %s', (states, shown) => {
  expect(stateOf(aPost({ deliveries: states.map((state) => aDelivery({ state })) }))).toBe(shown);
});

test('a post without a text has a name, and a long one is cut', () => {
  expect(excerptOf(aPost({ text: '' }))).toBe('Images without a text');
  expect(excerptOf(aPost({ text: 'a\nb' }))).toBe('a b');
  expect(excerptOf(aPost({ text: '🎡'.repeat(70) }))).toBe(`${'🎡'.repeat(60)}…`);
});
