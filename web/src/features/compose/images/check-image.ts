import type { Limits } from '@/api/types';
import { inWords } from '@/lib/bytes';
import { isAnimated } from '@/lib/gif';
import { kindName, kindOfFile } from '@/lib/image-kind';
import { locale } from '@/lib/locale';
import { words } from '@/words';

/** What looking at a file has shown: why it cannot go with a post, in one sentence with the remedy, or `null` when it can. */
export interface Look {
  file: File;
  problem: string | null;
  /** An animated GIF. */
  isAnimated: boolean;
}

function listInWords(names: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'disjunction' }).format(names);
}

async function isAnimatedFile(file: File): Promise<boolean> {
  return isAnimated(new Uint8Array(await file.arrayBuffer()));
}

function sizeProblem(file: File, tooLarge: (size: string, max: string) => string, max: number): string | null {
  return file.size <= max ? null : tooLarge(inWords(file.size), inWords(max));
}

/** A still image may be larger than what X takes: the server makes it smaller. An animated GIF may not. */
async function problemOf(file: File, limits: Limits): Promise<Omit<Look, 'file'>> {
  const still = (problem: string | null) => ({ problem, isAnimated: false });
  const accepted = listInWords(limits.image_types.map(kindName));
  if (file.size === 0) return still(words.compose.fileEmpty);
  const kind = await kindOfFile(file);
  if (kind === null) return still(words.compose.notAnImage(accepted));
  if (!limits.image_types.includes(kind)) {
    return still(words.compose.kindRefused(kindName(kind), accepted));
  }
  const tooLarge = sizeProblem(file, words.compose.tooLarge, limits.image_upload_bytes_max);
  if (tooLarge !== null) return still(tooLarge);
  if (kind !== 'image/gif' || !(await isAnimatedFile(file))) return still(null);
  return { problem: sizeProblem(file, words.compose.gifTooLarge, limits.gif_bytes_max), isAnimated: true };
}

/** The server looks again. */
export async function lookAt(file: File, limits: Limits): Promise<Look> {
  try {
    return { file, ...(await problemOf(file, limits)) };
  } catch {
    return { file, problem: words.compose.unreadable, isAnimated: false };
  }
}

/** X's limit lies below ours: the server closes the gap. */
export function isMadeSmaller({ size, isAnimated }: { size: number; isAnimated: boolean }, limits: Limits): boolean {
  return !isAnimated && size > limits.image_bytes_max;
}
