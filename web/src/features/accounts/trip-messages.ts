// How a trip to X ended, by the code it came back with, and why a permission for images is gone.
import { words } from '@/words';

export interface TripMessage {
  title: string;
  detail: string;
}

/** Only what the table itself has: a code comes from the address, and may be anything. */
function find<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

/** To connect an account. */
export function connectError(code: string): TripMessage {
  return find<TripMessage>(words.connect.errors, code) ?? words.connect.unknown;
}

/** For the second, optional step. */
export function imageGrantError(code: string): TripMessage {
  return find<TripMessage>(words.images.errors, code) ?? words.images.unknown;
}

/** Why images cannot be sent. Undefined for a reason nobody has heard of: then the server's own sentence serves. */
export function grantReason(reason: string | null): string | undefined {
  return reason === null ? undefined : find<string>(words.images.reasons, reason);
}
