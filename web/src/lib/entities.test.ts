import { describe, expect, test } from 'vitest';
import { cardHostOf, folded, linkInWords, piecesOf } from './entities';

const marked = (text: string) =>
  piecesOf(text)
    .filter(({ kind }) => kind !== 'plain')
    .map((piece) => [piece.kind, piece.text]);

describe('what X makes a link of', () => {
  test.each<[string, [string, string][]]>([
    ['plain words, and nothing else', []],
    [
      'by @ada_writes and ＠loom',
      [
        ['mention', '@ada_writes'],
        ['mention', '＠loom'],
      ],
    ],
    ['mail ada@example.com', []],
    [
      '#Analytical #42 #été',
      [
        ['hashtag', '#Analytical'],
        ['hashtag', '#été'],
      ],
    ],
    ['buy $ENGINE', [['cashtag', '$ENGINE']]],
    ['see https://example.com/notes#part', [['link', 'example.com/notes#part']]],
    ['see example.com, and', [['link', 'example.com']]],
    ['at pillarbox.dev now', [['link', 'pillarbox.dev']]],
    ['a.b is none', []],
  ])('%s', (text, found) => {
    expect(marked(text)).toEqual(found);
  });

  test('nothing of the text is lost or doubled', () => {
    const text = 'Read example.com/x, @ada!\n\n#loom 👩‍🚀 $A';
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

test.each([
  ['https://www.example.com/', 'example.com'],
  ['http://example.com/short', 'example.com/short'],
  ['https://example.com/a-very-long-path-to-somewhere', 'example.com/a-very-long-pa…'],
  ['example.com?query=1', 'example.com?query=1'],
])('%s is shown as %s', (link, shown) => {
  expect(linkInWords(link)).toBe(shown);
});

test('the card is that of the last address', () => {
  expect(cardHostOf('example.com or https://www.example.org/x')).toBe('example.org');
  expect(cardHostOf('no address')).toBeNull();
});

test('a long text is folded where 280 end', () => {
  expect(folded('a'.repeat(280))).toEqual({ text: 'a'.repeat(280), hasMore: false });
  expect(folded('a'.repeat(281))).toEqual({ text: 'a'.repeat(280), hasMore: true });
});
