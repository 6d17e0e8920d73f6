import { describe, expect, test } from 'vitest';
import type { DraftImage } from '../draft';
import { aboutInWords, placeOf, sortErrors, stillTrue } from './image-errors';

const image = (id: string, altText = ''): DraftImage => ({
  id,
  name: `${id}.png`,
  size: 1,
  file: null,
  altText,
  isAnimated: false,
  url: `/api/media/${id}`,
  upload: { state: 'kept', mediaId: id },
});
const error = (field: string, detail: string) => ({ field, code: 'image_undecodable' as const, detail });
const [a, b] = [image('a'), image('b', 'A loom')];

describe('where a field points', () => {
  test.each([
    ['image', { part: 'image', index: null }],
    ['media[0]', { part: 'image', index: 0 }],
    ['media[3].alt_text', { part: 'altText', index: 3 }],
    ['text', null],
    ['media[x]', null],
    ['images[1]', null],
  ])('%s', (field, place) => {
    expect(placeOf(field)).toEqual(place);
  });
});

describe('the server’s words', () => {
  test('go to the image they name, by its place when it was sent', () => {
    const { byImage, together } = sortErrors(
      [error('media[1]', 'Too wide.'), error('media[1].alt_text', 'Too long.')],
      [a, b],
    );
    expect(byImage.get('b')).toEqual({ image: 'Too wide.', altText: 'Too long.' });
    expect(byImage.has('a')).toBe(false);
    expect(together).toEqual([]);
  });

  test('without a number are about the only image, or about all of them together', () => {
    expect(sortErrors([error('image', 'No.')], [a]).byImage.get('a')).toEqual({ image: 'No.' });
    expect(sortErrors([error('image', 'Too many.')], [a, b])).toEqual({ byImage: new Map(), together: ['Too many.'] });
  });

  test('about an image that was never sent are not lost', () => {
    expect(sortErrors([error('media[7]', 'Odd.')], [a, b]).together).toEqual(['Odd.']);
  });

  test('two about one thing stand together', () => {
    const { byImage } = sortErrors([error('media[0]', 'One.'), error('media[0]', 'Two.')], [a, b]);
    expect(byImage.get('a')).toEqual({ image: 'One. Two.' });
  });

  test('about the text are somebody else’s', () => {
    expect(sortErrors([error('text', 'Empty.')], [a])).toEqual({ byImage: new Map(), together: [] });
  });

  test('about a description end with the description', () => {
    const errors = { image: 'Too wide.', altText: 'Too long.' };
    expect(stillTrue(errors, b, b)).toEqual(errors);
    expect(stillTrue(errors, b, { ...b, altText: 'Short' })).toEqual({ image: 'Too wide.' });
    expect(stillTrue(undefined, b, b)).toEqual({});
  });

  test('away from the image say which one is meant', () => {
    expect(aboutInWords('media[1]', [a, b])).toBe('Image 2, b.png: ');
    expect(aboutInWords('media[0].alt_text', [a])).toBe('Description of image, a.png: ');
    expect(aboutInWords('scheduled_for', [a])).toBe('');
  });
});
