import { describe, expect, test } from 'vitest';
import { NOTHING, toggled, within } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'];

function selectedAfter(...clicks: [id: string, isRange?: boolean][]) {
  return [...clicks.reduce((last, [id, isRange = false]) => toggled(last, id, isRange, order), NOTHING).ids].sort();
}

describe('selecting', () => {
  test('takes and gives back one', () => {
    expect(selectedAfter(['b'])).toEqual(['b']);
    expect(selectedAfter(['b'], ['b'])).toEqual([]);
  });

  test('with Shift takes all between, in both directions', () => {
    expect(selectedAfter(['b'], ['d', true])).toEqual(['b', 'c', 'd']);
    expect(selectedAfter(['d'], ['b', true])).toEqual(['b', 'c', 'd']);
  });

  test('with Shift gives all between back', () => {
    expect(selectedAfter(['a'], ['e', true], ['c', true])).toEqual(['a', 'b']);
  });

  test('with Shift and nothing before it takes one', () => {
    expect(selectedAfter(['c', true])).toEqual(['c']);
  });

  test('lets go of what is no longer in the list', () => {
    const both = { ids: new Set(['a', 'b']), anchor: null };
    expect([...within(both, ['b', 'c']).ids]).toEqual(['b']);
    expect(within(both, order)).toBe(both);
  });
});
