import type { Limits } from '@/api/types';
import { inWords } from '@/lib/bytes';
import { kindName, kindOfFile } from '@/lib/image-kind';

function listInWords(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** Why this file cannot go with a post, in one sentence with the remedy; `null` when it can. The server looks again. */
export async function imageProblem(file: File, limits: Limits): Promise<string | null> {
  const accepted = listInWords(limits.image_types.map(kindName));
  if (file.size === 0) return 'This file is empty. Choose another image.';
  const kind = await kindOfFile(file).catch(() => undefined);
  if (kind === undefined) return 'We could not read this file. Choose it once more, or choose another image.';
  if (kind === null) return `This file is not an image that X takes. Choose a ${accepted}.`;
  if (!limits.image_types.includes(kind)) {
    return `X does not take ${kindName(kind)} images. Save it as ${accepted} and choose it again.`;
  }
  const max = kind === 'image/gif' ? limits.gif_bytes_max : limits.image_bytes_max;
  if (file.size > max) {
    return `This image is ${inWords(file.size)}; X takes ${kindName(kind)} images up to ${inWords(max)}. Choose a smaller one.`;
  }
  return null;
}
