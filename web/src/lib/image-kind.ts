// What a file is, by its first bytes. The name and the type the browser reports come from the file's ending and prove nothing.

export type ImageKind = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' | 'image/heic' | 'image/avif';

const NAMES: Record<ImageKind, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
  'image/avif': 'AVIF',
};

function startsWith(bytes: Uint8Array, at: number, ascii: string): boolean {
  return [...ascii].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}

export function kindOf(bytes: Uint8Array): ImageKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (startsWith(bytes, 0, '\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'image/webp';
  if (!startsWith(bytes, 4, 'ftyp')) return null;
  if (startsWith(bytes, 8, 'avif') || startsWith(bytes, 8, 'avis')) return 'image/avif';
  return ['heic', 'heix', 'hevc', 'mif1', 'msf1'].some((brand) => startsWith(bytes, 8, brand)) ? 'image/heic' : null;
}

export async function kindOfFile(file: Blob): Promise<ImageKind | null> {
  return kindOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
}

export function kindName(type: string): string {
  return NAMES[type as ImageKind] ?? type.replace(/^image\//, '').toUpperCase();
}
