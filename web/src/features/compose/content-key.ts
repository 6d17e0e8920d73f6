// What tells one thing to be posted from another, for its Idempotency-Key.
import type { Plan } from '@/lib/plan';
import { type RequestKey, requestKeyOf } from '@/lib/request-key';

export interface Content {
  text: string;
  altText: string;
  image: File | null;
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
export function fingerprint({ text, altText, image, accountId, allowDuplicate }: Content, plan?: Plan): string {
  return JSON.stringify([text, image && [numberOf(image), altText], accountId, allowDuplicate, plan]);
}

/** One per user, like the draft, and for each of the two acts: the server keeps the keys of its routes apart. */
export function contentKeyOf(userId: string, act: 'post' | 'schedule'): RequestKey {
  return requestKeyOf(`${act} ${userId}`);
}
