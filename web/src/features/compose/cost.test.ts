import { describe, expect, test } from 'vitest';
import { dayInWords, itemInWords, priceInWords } from './cost';
import { isKept } from './kept';

describe('a price', () => {
  test.each([
    ['0.200', 'USD', '$0.20'],
    ['0.015', 'USD', '$0.015'],
    ['1', 'USD', '$1.00'],
    ['0.2150', 'USD', '$0.215'],
    ['0.100', 'EUR', '0.10 EUR'],
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

describe('what is kept', () => {
  test.each([
    [0, '', 'Your text is kept.'],
    [1, '', 'Your text and image are kept.'],
    [3, '', 'Your text and images are kept.'],
    [0, 'the time', 'Your text and the time are kept.'],
    [2, 'the time', 'Your text, images and the time are kept.'],
  ])('%i images, %s', (count, more, sentence) => {
    expect(isKept(count, more)).toBe(sentence);
  });
});
