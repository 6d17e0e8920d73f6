import type { Limits } from '@/api/types';
import { inWords } from '@/lib/bytes';
import { isAnimated } from '@/lib/gif';
import { kindName, kindOfFile } from '@/lib/image-kind';

/** What looking at a file has shown: why it cannot go with a post, in one sentence with the remedy, or `null` when it can. */
export interface Look {
  file: File;
  problem: string | null;
  /** An animated GIF. */
  isAnimated: boolean;
}

function listInWords(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

async function isAnimatedFile(file: File): Promise<boolean> {
  return isAnimated(new Uint8Array(await file.arrayBuffer()));
}

function sizeProblem(file: File, name: string, max: number): string | null {
  if (file.size <= max) return null;
  return `It has ${inWords(file.size)}; ${name} may have up to ${inWords(max)}. Choose a smaller one.`;
}

/** A still image may be larger than what X takes: the server makes it smaller. An animated GIF may not. */
async function problemOf(file: File, limits: Limits): Promise<Omit<Look, 'file'>> {
  const still = (problem: string | null) => ({ problem, isAnimated: false });
  const accepted = listInWords(limits.image_types.map(kindName));
  if (file.size === 0) return still('This file is empty. Choose another image.');
  const kind = await kindOfFile(file);
  if (kind === null) return still(`This file is not an image that X takes. Choose a ${accepted}.`);
  if (!limits.image_types.includes(kind)) {
    return still(`X does not take ${kindName(kind)} images. Save it as ${accepted} and choose it again.`);
  }
  const tooLarge = sizeProblem(file, `a ${kindName(kind)} image`, limits.image_upload_bytes_max);
  if (tooLarge !== null) return still(tooLarge);
  if (kind !== 'image/gif' || !(await isAnimatedFile(file))) return still(null);
  return { problem: sizeProblem(file, 'an animated GIF', limits.gif_bytes_max), isAnimated: true };
}

/** The server looks again. */
export async function lookAt(file: File, limits: Limits): Promise<Look> {
  try {
    return { file, ...(await problemOf(file, limits)) };
  } catch {
    const problem = 'We could not read this file. Choose it once more, or choose another image.';
    return { file, problem, isAnimated: false };
  }
}

/** X's limit lies below ours: the server closes the gap. */
export function isMadeSmaller({ file, isAnimated }: { file: File; isAnimated: boolean }, limits: Limits): boolean {
  return !isAnimated && file.size > limits.image_bytes_max;
}
