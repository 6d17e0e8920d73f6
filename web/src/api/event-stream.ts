// The server's stream of deliveries and accounts as they change (Server-Sent Events). While it is up, nobody has to ask again and again.
import type { DeliveryEvent } from './types';

const ADDRESS = '/api/events';
/** A refusal (signed out, too many windows) closes the stream for good; then it is tried again after this. */
export const TRY_AGAIN_MS = 60_000;

export interface Listener {
  /** More may have changed than is told: read what is shown. */
  onResync: () => void;
  onDelivery: (event: DeliveryEvent) => void;
  /** How some account is has changed. */
  onAccount: () => void;
  /** The stream is gone for now. */
  onDown: () => void;
}

let isUp = false;

/** Whether changes are being told. False until the server has said hello. */
export function isStreaming(): boolean {
  return isUp;
}

function readDelivery(data: string): DeliveryEvent | null {
  try {
    const event = JSON.parse(data) as Partial<DeliveryEvent> | null;
    return typeof event?.post_id === 'string' ? (event as DeliveryEvent) : null;
  } catch {
    return null;
  }
}

class Stream {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listener: Listener;

  constructor(listener: Listener) {
    this.listener = listener;
  }

  open(): void {
    clearTimeout(this.timer);
    if (this.source !== null) return;
    const source = new EventSource(ADDRESS);
    this.source = source;
    source.addEventListener('hello', () => {
      isUp = true;
      this.listener.onResync();
    });
    source.addEventListener('resync', () => this.listener.onResync());
    source.addEventListener('account', () => this.listener.onAccount());
    source.addEventListener('delivery', ({ data }: MessageEvent<string>) => {
      const event = readDelivery(data);
      if (event === null) this.listener.onResync();
      else this.listener.onDelivery(event);
    });
    source.addEventListener('error', () => this.failed(source));
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    isUp = false;
  }

  private failed(source: EventSource): void {
    if (this.source !== source) return;
    const wasUp = isUp;
    isUp = false;
    // Otherwise the browser is connecting again by itself.
    if (source.readyState === EventSource.CLOSED) {
      this.close();
      this.timer = setTimeout(() => this.open(), TRY_AGAIN_MS);
    }
    if (wasUp) this.listener.onDown();
  }
}

/**
 * Listens while the page is in sight; hands back how to stop. A browser shares six connections to a server among all its windows, so
 * those out of sight let go of theirs and read everything again when they come back.
 */
export function listen(listener: Listener): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const stream = new Stream(listener);
  function follow(): void {
    if (document.visibilityState === 'hidden') stream.close();
    else stream.open();
  }
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stream.close();
  };
}
