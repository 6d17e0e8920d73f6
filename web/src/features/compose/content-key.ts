// The Idempotency-Key of what is about to be posted. Asking again for the same content after a lost answer uses the same key, so that
// the server sends it once; other content, or a definite answer, brings a new key.
import { randomId } from '@/lib/random-id';

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

function fingerprint({ text, altText, image, accountId, allowDuplicate }: Content): string {
  return JSON.stringify([text, image && [numberOf(image), altText], accountId, allowDuplicate]);
}

export class ContentKey {
  private key: string | null = null;
  private content: string | null = null;

  for(content: Content): string {
    const print = fingerprint(content);
    if (this.key === null || this.content !== print) {
      this.key = randomId();
      this.content = print;
    }
    return this.key;
  }

  /** A definite answer came: the next request is a new one. */
  settle(): void {
    this.key = null;
    this.content = null;
  }
}

const keys = new Map<string, ContentKey>();

/** One per user and page load, like the draft: it must outlive the composer for the same reasons. */
export function contentKeyOf(userId: string): ContentKey {
  let key = keys.get(userId);
  if (key === undefined) {
    key = new ContentKey();
    keys.set(userId, key);
  }
  return key;
}
