// Whether a GIF is animated: X takes such a one alone, and a still one like any other image. Reads the blocks and not the pixels.
// The layout is that of the GIF89a specification of 1990, sections 15 to 27.

const HEAD = 13;
const EXTENSION = 0x21;
const PICTURE = 0x2c;

/** The bytes of a colour table, from the flags before it; 0 when there is none. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Where the chain of sub-blocks that begins at `at` ends. */
function pastSubBlocks(bytes: Uint8Array, at: number): number {
  let here = at;
  for (let size = bytes[here] ?? 0; size !== 0; size = bytes[here] ?? 0) here += 1 + size;
  return here + 1;
}

/** More than one picture. A file that breaks off is judged by what is there. */
export function isAnimated(bytes: Uint8Array): boolean {
  let at = HEAD + tableBytes(bytes[10] ?? 0);
  let pictures = 0;
  while (at < bytes.length && pictures < 2) {
    if (bytes[at] === EXTENSION) {
      at = pastSubBlocks(bytes, at + 2);
    } else if (bytes[at] === PICTURE) {
      pictures += 1;
      at = pastSubBlocks(bytes, at + 10 + tableBytes(bytes[at + 9] ?? 0) + 1);
    } else {
      break;
    }
  }
  return pictures > 1;
}
