// An EventSource that a test speaks through: jsdom has none.
import type { DeliveryEvent } from '../api/types';

export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  /** Every one that was opened, the newest last. */
  static opened: FakeEventSource[] = [];

  readonly url: string;
  readyState: number = FakeEventSource.CONNECTING;

  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.opened.push(this);
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }

  hello(): void {
    this.readyState = FakeEventSource.OPEN;
    this.say('hello', '{}');
  }

  resync(): void {
    this.say('resync', '{}');
  }

  delivery(event: DeliveryEvent): void {
    this.say('delivery', JSON.stringify(event));
  }

  account(): void {
    this.say('account', JSON.stringify({ account_id: '0198c0de-0000-7000-8000-0000000000bb' }));
  }

  say(type: string, data: string): void {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }

  /** Cut; the browser connects again by itself. */
  cut(): void {
    this.readyState = FakeEventSource.CONNECTING;
    this.dispatchEvent(new Event('error'));
  }

  /** Refused, by a 401 or a 429: closed for good. */
  refuse(): void {
    this.readyState = FakeEventSource.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
}
