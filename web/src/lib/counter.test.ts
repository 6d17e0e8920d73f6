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
    ['an emoji and a selector it does not need', '😀\uFE0F', 4],
    ['an emoji that only the library takes for one', '🕴\uFE0F\u200D♀\uFE0F', 2],
    ['a flag that is none', '🇦🇦🇫', 4],
    ['an emoji after a link', 'example.com❤️‍🔥', 25],
    ['an e-mail address', 'me@example.com', 14],
    ['a domain that came after the library', 'example.kids', 23],
    ['a domain that was closed since', 'example.abarth', 23],
    ['a closed domain with a path longer than a link', 'example.abarth/with/a/path/longer/than/a/link', 45],
    ['a name that only begins like a new domain', 'example.kidsx', 13],
    ['a host of two scripts with a path', 'b.com-漢b.com/path', 31],
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

  test('before a link, never inside it', () => {
    expect(overflowStart('see example.com/abc now', 26)).toBe(4);
    expect(overflowStart('see example.com/abc now', 27)).toBe('see example.com/abc'.length);
  });

  test('before a link whose text stands earlier, where it is none', () => {
    expect(overflowStart('漢a.co-漢a.co?q', 9)).toBe('漢a.co-漢'.length);
    expect(overflowStart('漢a.co-漢a.co?q', 32)).toBe('漢a.co-漢a.co'.length);
  });

  test('in the text as it was typed, not as it is counted', () => {
    expect(overflowStart('e\u0301'.repeat(10), 9)).toBe(18);
    expect(overflowStart('\u0958'.repeat(4), 5)).toBe(2);
  });

  test('before what would be a link without the rest of its word', () => {
    expect(overflowStart('abcde.comxyz', 9)).toBe('abcde.c'.length);
    expect(overflowStart('abcde.comxyz', 10)).toBe('abcde.comx'.length);
  });

  test('at the last space if every start is longer alone', () => {
    const text = `words before ${'漢a.co'.repeat(40)}${'漢'.repeat(64)}.com`;
    expect(overflowStart(text, 252)).toBe('words before '.length);
  });

  test('at the very start if nothing fits', () => {
    expect(overflowStart('example.com', 22)).toBe(0);
    expect(overflowStart(FAMILY, 1)).toBe(0);
  });
});
