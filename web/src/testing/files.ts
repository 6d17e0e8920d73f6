const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);

export function aPng(name = 'mill.png', size = PNG.length): File {
  return new File([PNG, new Uint8Array(Math.max(0, size - PNG.length))], name, { type: 'image/png' });
}

/** Named and declared a PNG, but something else inside. */
export function aFalsePng(content = 'MZ this is a program'): File {
  return new File([content], 'photo.png', { type: 'image/png' });
}

const GIF_HEAD = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
const GIF_PAUSE = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
const GIF_PICTURE = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];

/** The bytes of a GIF of one pixel, with so many pictures. */
export function gifBytes(pictures: number): Uint8Array<ArrayBuffer> {
  const frames = Array.from({ length: pictures }, () => [...GIF_PAUSE, ...GIF_PICTURE]).flat();
  return new Uint8Array([...GIF_HEAD, ...frames, 0x3b]);
}

export function aGif(name = 'loom.gif', pictures = 2): File {
  return new File([gifBytes(pictures)], name, { type: 'image/gif' });
}
