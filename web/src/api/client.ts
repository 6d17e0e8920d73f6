// The one way to the server. Calls live in calls/, one file each.
import createClient from 'openapi-fetch';
import { loadWords } from '@/words';
import { isProblem, NoAnswer, OddAnswer, Refused } from './problem';
import type { paths } from './schema';

export const client = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  // The server asks for it on forms: another site cannot set it without a preflight.
  headers: { 'X-Requested-With': 'pillarbox' },
  fetch: (request) => globalThis.fetch(request),
});

interface Exchange<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** An offline machine still reaches a server on itself, so only a remote server is certainly out of reach. */
function isCutOff(): boolean {
  return navigator.onLine === false && !LOOPBACK.test(location.hostname);
}

/**
 * Unwraps an exchange: the data, or one of the three errors of `problem.ts`.
 * A cancelled request keeps its AbortError.
 */
export async function answer<T>(start: () => Promise<Exchange<T>>): Promise<T> {
  const cutOff = isCutOff();
  let exchange: Exchange<T>;
  try {
    exchange = await start();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    if (cause instanceof SyntaxError) throw new OddAnswer(0);
    throw new NoAnswer(cutOff ? 'no' : 'unknown', cause);
  }
  if (exchange.response.ok) return exchange.data as T;
  if (isProblem(exchange.error)) {
    // Without them it is said as the server says it.
    await loadWords('refusals').catch(() => undefined);
    throw new Refused(exchange.error);
  }
  throw new OddAnswer(exchange.response.status);
}
