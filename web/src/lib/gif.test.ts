import { describe, expect, test } from 'vitest';
import { gifBytes } from '@/testing/files';
import { isAnimated } from './gif';

describe('a GIF', () => {
  test.each([
    [0, false],
    [1, false],
    [2, true],
    [7, true],
  ])('with %i pictures: animated is %s', (pictures, expected) => {
    expect(isAnimated(gifBytes(pictures))).toBe(expected);
  });

  test('a picture with its own colours is stepped over as a whole', () => {
    // Its table holds bytes that read as the beginning of a picture.
    const table = [0x2c, 0x2c, 0x2c, 0x2c, 0x2c, 0x2c];
    const picture = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, ...table, 2, 2, 0x44, 1, 0];
    const head = gifBytes(0).slice(0, -1);
    expect(isAnimated(new Uint8Array([...head, ...picture, 0x3b]))).toBe(false);
    expect(isAnimated(new Uint8Array([...head, ...picture, ...picture, 0x3b]))).toBe(true);
  });

  test('that breaks off is judged by what is there, and never for ever', () => {
    const whole = gifBytes(2);
    for (let length = 0; length < whole.length; length += 1) {
      expect(typeof isAnimated(whole.slice(0, length))).toBe('boolean');
    }
    expect(isAnimated(whole.slice(0, 40))).toBe(false);
  });
});
