// What tells one thing to be posted from another, for its Idempotency-Key.
import type { Plan } from '@/lib/plan';
import { type RequestKey, requestKeyOf } from '@/lib/request-key';
import type { DraftImage } from './draft';

export interface Content {
  text: string;
  images: readonly DraftImage[];
  accountId: string;
  allowDuplicate: boolean;
}

const imageNumbers = new WeakMap<File, number>();
let lastNumber = 0;

function numberOf(image: File): number {
  let number = imageNumbers.get(image);
  if (number === undefined) {
    lastNumber += 1;
    number = lastNumber;
    imageNumbers.set(image, number);
  }
  return number;
}

/** With a plan: the content for then. */
export function fingerprint({ text, images, accountId, allowDuplicate }: Content, plan?: Plan): string {
  const shown = images.map(({ file, altText }) => [numberOf(file), altText]);
  return JSON.stringify([text, shown, accountId, allowDuplicate, plan]);
}

/** One per user, like the draft, and for each of the two acts: the server keeps the keys of its routes apart. */
export function contentKeyOf(userId: string, act: 'post' | 'schedule'): RequestKey {
  return requestKeyOf(`${act} ${userId}`);
}
