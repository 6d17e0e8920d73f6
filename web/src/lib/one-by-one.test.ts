import { expect, test } from 'vitest';
import { oneByOne } from './one-by-one';

test('each is done after the other, and a refusal stops none of the others', async () => {
  const running: number[] = [];
  const steps: number[] = [];
  const endings = await oneByOne(
    [1, 2, 3],
    async (item) => {
      running.push(item);
      await Promise.resolve();
      expect(running).toHaveLength(1);
      running.pop();
      if (item === 2) throw new Error('no');
    },
    (through) => steps.push(through),
  );
  expect(endings.map(({ error }) => error === undefined)).toEqual([true, false, true]);
  expect(steps).toEqual([1, 2, 3]);
});
