import { describe, expect, test } from 'vitest';
import { aGif, aPng } from '@/testing/files';
import { aPlatform } from '@/testing/samples';
import { EMPTY_DRAFT } from '../draft';
import { admit, moved, placed } from './admit';
import type { Look } from './check-image';

const { limits } = aPlatform();
const still = (name: string): Look => ({ file: aPng(name), problem: null, isAnimated: false });
const moving = (name: string): Look => ({ file: aGif(name), problem: null, isAnimated: true });
const bad = (name: string): Look => ({ file: aPng(name), problem: 'It is no image.', isAnimated: false });
const names = (images: readonly { name: string }[]) => images.map(({ name }) => name);

function drafted(...looks: Look[]) {
  return { ...EMPTY_DRAFT, images: admit(EMPTY_DRAFT, looks, limits).images };
}

describe('what comes in', () => {
  test('is added behind what is there, in the order it came', () => {
    const { images, refused } = admit(drafted(still('a')), [still('b'), still('c')], limits);
    expect(names(images)).toEqual(['a', 'b', 'c']);
    expect(refused).toEqual([]);
  });

  test('up to four; of more, the first are kept and the others named', () => {
    const looks = ['a', 'b', 'c', 'd', 'e', 'f'].map(still);
    const { images, refused } = admit(EMPTY_DRAFT, looks, limits);
    expect(names(images)).toEqual(['a', 'b', 'c', 'd']);
    expect(refused).toEqual([{ names: ['e', 'f'], reason: expect.stringContaining('a post takes four images') }]);
  });

  test('without those that cannot go, which take nobody’s place', () => {
    const looks = [bad('x'), still('a'), bad('y'), still('b'), still('c'), still('d')];
    const { images, refused } = admit(EMPTY_DRAFT, looks, limits);
    expect(names(images)).toEqual(['a', 'b', 'c', 'd']);
    expect(refused).toEqual([{ names: ['x', 'y'], reason: 'It is no image.' }]);
  });

  test('is one animated GIF, or none', () => {
    expect(names(admit(EMPTY_DRAFT, [moving('m')], limits).images)).toEqual(['m']);
    const beside = admit(drafted(still('a')), [moving('m'), still('b')], limits);
    expect(names(beside.images)).toEqual(['a', 'b']);
    expect(beside.refused[0]).toEqual({ names: ['m'], reason: expect.stringContaining('Remove the other images') });
    const after = admit(drafted(moving('m')), [still('a'), moving('n')], limits);
    expect(names(after.images)).toEqual(['m']);
    expect(after.refused).toEqual([{ names: ['a', 'n'], reason: expect.stringContaining('Remove the GIF') }]);
  });

  test('the same file twice is two images', () => {
    const look = still('a');
    const { images } = admit(EMPTY_DRAFT, [look, look], limits);
    expect(new Set(images.map(({ id }) => id)).size).toBe(2);
  });
});

describe('an image that a reload has taken', () => {
  const [name, size] = ['mill.png', aPng('mill.png').size];

  test('finds its description again, once', () => {
    const lost = [{ name, size, altText: 'The mill' }];
    const { images, lost: left } = admit({ images: [], lost }, [still(name), still(name)], limits);
    expect(images.map(({ altText }) => altText)).toEqual(['The mill', '']);
    expect(left).toEqual([]);
  });

  test('another of the same name does not take it', () => {
    const lost = [{ name, size: size + 1, altText: 'The mill' }];
    const { images, lost: left } = admit({ images: [], lost }, [still(name)], limits);
    expect(images[0]?.altText).toBe('');
    expect(left).toEqual(lost);
  });
});

describe('the order', () => {
  const images = drafted(still('a'), still('b'), still('c')).images;
  const [first, second, third] = images.map(({ id }) => id) as [string, string, string];

  test.each([
    [second, -1, ['b', 'a', 'c']],
    [second, 1, ['a', 'c', 'b']],
    [first, -1, ['a', 'b', 'c']],
    [third, 1, ['a', 'b', 'c']],
  ])('one step, and none beyond the ends', (id, by, expected) => {
    expect(names(moved(images, id, by))).toEqual(expected);
  });

  test('into the place of another', () => {
    expect(names(placed(images, first, 2))).toEqual(['b', 'c', 'a']);
    expect(names(placed(images, third, 0))).toEqual(['c', 'a', 'b']);
    expect(placed(images, 'nobody', 0)).toBe(images);
  });
});
