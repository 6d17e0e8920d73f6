import { expect, test } from 'vitest';
import { type Filters, filterOf, isFiltered } from './filters';

test.each<[Filters, object]>([
  [{}, {}],
  [{ text: '  mill ' }, { text: 'mill' }],
  [{ text: '   ' }, {}],
  [{ text: 'x'.repeat(300) }, { text: 'x'.repeat(200) }],
  [{ status: 'failed' }, { status: 'failed,partly_posted' }],
  [{ status: 'toString' }, {}],
  [{ account: 'some' }, { account_id: 'some' }],
  // The day of the change has 23 hours, and is meant whole.
  [
    { from: '2026-03-29', to: '2026-03-29' },
    { from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' },
  ],
  [{ from: 'soon', to: 'later' }, {}],
])('%o asks for %o', (filters, asked) => {
  expect(filterOf(filters, 'Europe/Berlin')).toEqual(asked);
});

test('an address without anything narrows nothing', () => {
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ text: '' })).toBe(false);
  expect(isFiltered({ from: '2026-03-29' })).toBe(true);
});
