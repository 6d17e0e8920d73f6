import { describe, expect, test } from 'vitest';
import { aFalsePng, aGif, aPng } from '@/testing/files';
import { aPlatform } from '@/testing/samples';
import { isMadeSmaller, lookAt } from './check-image';

const limits = { ...aPlatform().limits, image_bytes_max: 50, image_upload_bytes_max: 100, gif_bytes_max: 70 };

/** Nothing behind its end, so it is still a GIF of that many pictures. */
function padded(gif: File, size: number): File {
  return new File([gif, new Uint8Array(size - gif.size)], gif.name, { type: gif.type });
}

describe('a file', () => {
  test('that only claims to be an image is not one', async () => {
    const { problem } = await lookAt(aFalsePng(), limits);
    expect(problem).toBe('This file is not an image that X takes. Choose a JPEG, PNG, GIF or WebP.');
  });

  test('of a kind X does not take is named', async () => {
    const { problem } = await lookAt(aFalsePng('\0\0\0\u0018ftypheic'), limits);
    expect(problem).toContain('X does not take HEIC images.');
  });

  test('without content is told apart', async () => {
    expect((await lookAt(new File([], 'a.png'), limits)).problem).toContain('This file is empty.');
  });

  test('that cannot be read says so', async () => {
    const file = aPng();
    file.slice = () => {
      throw new DOMException('gone', 'NotFoundError');
    };
    expect((await lookAt(file, limits)).problem).toContain('We could not read this file.');
  });
});

describe('the size', () => {
  test('of a still image may be up to what the server takes, and not a byte more', async () => {
    expect((await lookAt(aPng('a.png', 100), limits)).problem).toBeNull();
    const { problem } = await lookAt(aPng('a.png', 101), limits);
    expect(problem).toBe('It has 101 bytes; an image may have up to 100 bytes. Choose a smaller one.');
  });

  test('of an animated GIF has a limit of its own; that of a still one has not', async () => {
    expect(await lookAt(padded(aGif('a.gif', 2), 70), limits)).toMatchObject({ problem: null, isAnimated: true });
    const { problem } = await lookAt(padded(aGif('a.gif', 2), 71), limits);
    expect(problem).toBe('It has 71 bytes; an animated GIF may have up to 70 bytes. Choose a smaller one.');
    expect(await lookAt(padded(aGif('a.gif', 1), 71), limits)).toMatchObject({ problem: null, isAnimated: false });
  });

  test('beyond X’s own limit is made smaller by the server, unless it is animated', () => {
    expect(isMadeSmaller({ size: 50, isAnimated: false }, limits)).toBe(false);
    expect(isMadeSmaller({ size: 51, isAnimated: false }, limits)).toBe(true);
    expect(isMadeSmaller({ size: 70, isAnimated: true }, limits)).toBe(false);
  });
});
