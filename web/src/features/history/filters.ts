// What the history is narrowed to, as it stands in the address: texts that anybody may have typed there.
import type { PostFilter } from '@/api/calls/find-posts';
import { instantNear, isWhole } from '@/lib/wall-time';

export interface Filters {
  text?: string;
  status?: string;
  account?: string;
  /** A day, the first that is shown: "2026-11-24". */
  from?: string;
  /** A day, the last that is shown. */
  to?: string;
}

export const FILTERS = ['text', 'status', 'account', 'from', 'to'] as const;

/** What can be chosen, and what the server is asked for it. */
export const STATUSES = {
  scheduled: 'scheduled',
  posted: 'posted,partly_posted',
  failed: 'failed,partly_posted',
  cancelled: 'cancelled',
} as const;

export type StatusChoice = keyof typeof STATUSES;

const TEXT_MAX = 200;
const DAY_MS = 86_400_000;

export function isStatus(text: string | undefined): text is StatusChoice {
  return text !== undefined && Object.hasOwn(STATUSES, text);
}

export function isFiltered(filters: Filters): boolean {
  return FILTERS.some((name) => (filters[name] ?? '') !== '');
}

function midnight(day: string | undefined, zone: string): number | undefined {
  const wall = { date: day ?? '', time: '00:00' };
  return isWhole(wall) ? instantNear(wall, zone) : undefined;
}

/** What is asked of the server. What makes no sense in the address is left out, as if it were not there. */
export function filterOf({ text = '', status, account, from, to }: Filters, zone: string): PostFilter {
  const sought = [...text.trim()].slice(0, TEXT_MAX).join('');
  const start = midnight(from, zone);
  // The last day is meant whole: up to the midnight after it.
  const end = midnight(dayAfter(to), zone);
  return {
    ...(sought !== '' && { text: sought }),
    ...(isStatus(status) && { status: STATUSES[status] }),
    ...(account !== undefined && { account_id: account }),
    ...(start !== undefined && { from: new Date(start).toISOString() }),
    ...(end !== undefined && { to: new Date(end).toISOString() }),
  };
}

function dayAfter(day: string | undefined): string | undefined {
  const start = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(start) ? undefined : new Date(start + DAY_MS).toISOString().slice(0, 10);
}
