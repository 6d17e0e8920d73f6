import { describe, expect, test } from 'vitest';
import { aCost } from '@/testing/samples';
import { words } from '@/words';
import { dayInWords, itemInWords, priceInWords, totalOf } from './cost';

describe('a price', () => {
  test.each([
    ['0.200', 'USD', '$0.20'],
    ['0.015', 'USD', '$0.015'],
    ['1', 'USD', '$1.00'],
    ['0.2150', 'USD', '$0.215'],
    ['0.100', 'EUR', '€0.10'],
    ['3', 'credits', '3 credits'],
  ])('%s %s is %s', (amount, currency, words) => {
    expect(priceInWords(amount, currency)).toBe(words);
  });

  test('has its day in every zone alike', () => {
    expect(dayInWords('2026-10-02')).toBe('2 October 2026');
    expect(dayInWords('lately')).toBe('lately');
  });

  test('is for something, once or several times', () => {
    expect(itemInWords('post_with_link', 1)).toBe('Post with a link');
    expect(itemInWords('image_description', 3)).toBe('Description of an image, 3 times');
    expect(itemInWords('moon_dust', 1)).toBe('moon dust');
  });
});

describe('several accounts', () => {
  const withLink = aCost({ amount: '0.205', parts: [{ item: 'post_with_link', count: 1, amount: '0.205' }] });

  test('cost together what each costs, part by part', () => {
    expect(totalOf([aCost(), withLink, null, aCost()])).toMatchObject({
      amount: '0.235',
      parts: [
        { item: 'post', count: 2, amount: '0.03' },
        { item: 'post_with_link', count: 1, amount: '0.205' },
      ],
    });
  });

  test('have no sum where all are free, or the currencies differ', () => {
    expect(totalOf([null, null])).toBeNull();
    expect(totalOf([aCost(), aCost({ currency: 'EUR' })])).toBeNull();
  });
});

describe('what is kept', () => {
  test.each([
    [0, 'Your text is kept.', 'Your text and the time are kept.'],
    [1, 'Your text and image are kept.', 'Your text, image and the time are kept.'],
    [3, 'Your text and images are kept.', 'Your text, images and the time are kept.'],
  ])('%i images', (count, kept, withTime) => {
    expect(words.compose.kept(count)).toBe(kept);
    expect(words.compose.keptWithTime(count)).toBe(withTime);
  });
});
