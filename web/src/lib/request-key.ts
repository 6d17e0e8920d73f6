// The Idempotency-Key of what is asked. Asking again for the same after a lost answer uses the same key, so that the server does it
// once; something else, or a definite answer, brings a new key.
import { randomId } from './random-id';

export class RequestKey {
  private key: string | null = null;
  private wish: string | null = null;

  /** `wish` tells what is asked from anything else that could be. */
  for(wish: string): string {
    if (this.key === null || this.wish !== wish) {
      this.key = randomId();
      this.wish = wish;
    }
    return this.key;
  }

  /** A definite answer came: the next request is a new one. */
  settle(): void {
    this.key = null;
    this.wish = null;
  }
}

const keys = new Map<string, RequestKey>();

/** One for each purpose and page load: it outlives the component that asks, as what is asked does. */
export function requestKeyOf(purpose: string): RequestKey {
  let key = keys.get(purpose);
  if (key === undefined) {
    key = new RequestKey();
    keys.set(purpose, key);
  }
  return key;
}
