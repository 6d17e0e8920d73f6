import { describe, expect, test } from 'vitest';
import { overflowStart, weightedLength } from './counter';

const FAMILY = '👨‍👩‍👧‍👦';
const HEART_ON_FIRE = '❤️‍🔥';

describe('the weight of a text', () => {
  test.each([
    ['nothing', '', 0],
    ['plain letters', 'hello', 5],
    ['an accent as its own code point', 'cafe\u0301', 4],
    ['an accent in one code point', 'café', 4],
    ['letters of a wide script', '日本語', 6],
    ['a family of four', FAMILY, 2],
    ['an emoji newer than the library', HEART_ON_FIRE, 2],
    ['another newer emoji', '🐦‍⬛', 2],
    ['a flag of two joined emoji', '🏳️‍⚧️', 2],
    ['a skin tone', '👍🏽', 2],
    ['a country', '🇫🇷', 2],
    ['a key cap', '1️⃣', 2],
    ['a digit, which is no emoji', '1', 1],
    ['a bare domain', 'example.com', 23],
    ['a long address', `https://example.com/${'a'.repeat(200)}`, 23],
    ['a domain in a sentence', 'see example.com now', 4 + 23 + 4],
    ['code that looks like a domain', 'd3.select(nodes)', 30],
    ['emoji beside letters', `a${HEART_ON_FIRE}b${FAMILY}c`, 7],
  ])('%s', (_what, text, weight) => {
    expect(weightedLength(text)).toBe(weight);
  });
});

describe('where the text becomes too long', () => {
  test('nowhere when it just fits', () => {
    expect(overflowStart('a'.repeat(280), 280)).toBe(280);
  });

  test('at the first character beyond', () => {
    expect(overflowStart('a'.repeat(281), 280)).toBe(280);
    expect(overflowStart('日'.repeat(141), 280)).toBe(140);
  });

  test('before an emoji, never inside it', () => {
    expect(overflowStart(`${'a'.repeat(279)}${FAMILY}`, 280)).toBe(279);
    expect(overflowStart(`${'a'.repeat(278)}${FAMILY}!`, 280)).toBe(278 + FAMILY.length);
  });
});
