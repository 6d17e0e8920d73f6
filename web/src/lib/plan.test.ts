import { describe, expect, test } from 'vitest';
import { Refused } from '@/api/problem';
import type { FieldCode } from '@/api/types';
import { aDelivery, aPost, aSchedule, aScheduledPost } from '@/testing/samples';
import { problem } from '@/testing/typed-http';
import { hasProblems, movedTo, newPlan, planOf, problemsOf, publishLateOf, scheduledFor } from './plan';
import { refusedPlan } from './plan-problems';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const plan = newPlan(NOW, 'Europe/Berlin');

describe('a new plan', () => {
  test('is a wall time without an offset, as late as the server is set up', () => {
    expect(scheduledFor(plan)).toBe('2026-11-20T14:00');
    expect(plan.zone).toBe('Europe/Berlin');
    expect(publishLateOf(plan)).toBeUndefined();
  });

  test('is in UTC where the zone is unknown here', () => {
    expect(newPlan(NOW, 'Mars/Olympus').zone).toBe('UTC');
  });
});

describe('in another zone', () => {
  test('a suggested time is suggested anew', () => {
    expect(movedTo('Asia/Tokyo', plan, NOW)).toMatchObject({ date: '2026-11-20', time: '22:00', zone: 'Asia/Tokyo' });
  });

  test('a time that was chosen stays', () => {
    const chosen = { ...plan, time: '14:30' };
    expect(movedTo('Asia/Tokyo', chosen, NOW)).toEqual({ ...chosen, zone: 'Asia/Tokyo' });
  });
});

describe('the plan of a post', () => {
  test('is its time in the zone it was meant in', () => {
    const post = aScheduledPost({ schedule: aSchedule({ at: '2026-11-24T08:00:00Z' }) }, { publish_late: 30 });
    expect(planOf(post, 'UTC', NOW)).toEqual({
      date: '2026-11-24',
      time: '09:00',
      zone: 'Europe/Berlin',
      late: 'minutes',
      lateMinutes: '30',
    });
  });

  test('meant as an instant is shown where the reader usually thinks', () => {
    const schedule = aSchedule({ at: '2026-11-24T08:00:00Z', time_zone: null, wall_time: null });
    expect(planOf(aScheduledPost({ schedule }), 'Asia/Tokyo', NOW)).toMatchObject({
      time: '17:00',
      zone: 'Asia/Tokyo',
    });
  });

  test('has no time when none lies ahead', () => {
    const missed = aPost({ schedule: aSchedule({ at: '2026-11-19T08:00:00Z' }), deliveries: [aDelivery()] });
    expect(planOf(missed, 'UTC', NOW)).toMatchObject({ date: '', time: '' });
  });
});

describe('how late it may be', () => {
  test.each(['1', '43200'])('%s minutes will do', (lateMinutes) => {
    const chosen = { ...plan, late: 'minutes' as const, lateMinutes };
    expect(problemsOf(chosen)).toEqual({});
    expect(publishLateOf(chosen)).toBe(Number(lateMinutes));
  });

  test.each(['', '0', '43201', '1.5', '-3', '1e3', 'ten'])('"%s" minutes will not', (lateMinutes) => {
    expect(problemsOf({ ...plan, late: 'minutes', lateMinutes }).lateMinutes).toContain('from 1 to 43,200');
  });

  test('minutes are not looked at with another rule', () => {
    expect(hasProblems(problemsOf({ ...plan, late: 'never', lateMinutes: 'ten' }))).toBe(false);
    expect(publishLateOf({ ...plan, late: 'never' })).toBe('never');
  });
});

test('a day or a time that is missing is asked for', () => {
  expect(problemsOf({ ...plan, date: '' })).toEqual({ date: 'Choose a day.' });
  expect(problemsOf({ ...plan, time: '' })).toEqual({ time: 'Choose a time.' });
});

describe('a refused time', () => {
  const refused = (field: string, code: FieldCode) =>
    new Refused(problem('invalid_fields', 422, { errors: [{ field, code, detail: `About ${field}.` }] }).problem);

  test('that has passed is told in the zone it was meant in', () => {
    const { when } = refusedPlan(refused('scheduled_for', 'time_in_past'), plan, NOW);
    expect(when).toBe('This time has passed: it is 13:00 in Europe/Berlin now. Choose a later one.');
  });

  test('is told at its field otherwise', () => {
    expect(refusedPlan(refused('scheduled_for', 'time_too_far'), plan, NOW).when).toBe('About scheduled_for.');
    expect(refusedPlan(refused('time_zone', 'time_zone_unknown'), plan, NOW)).toEqual({
      when: undefined,
      zone: 'About time_zone.',
      late: undefined,
    });
  });
});
