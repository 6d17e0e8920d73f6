// Why a post stands as it does, and what is good to know about it. The server speaks English, so it is said as it comes.
import type { Attempt, Delivery, Lookup, PostSchedule, Warning } from '@/api/types';

export const deliveries = {
  delivery: ({ detail }: Pick<Delivery, 'state' | 'reason' | 'detail'>): string | null => detail,
  attempt: ({ detail }: Pick<Attempt, 'code' | 'detail'>): string | null => detail,
  lookup: ({ detail }: Pick<Lookup, 'detail'>): string | null => detail,
  /** Where the clocks change just then. */
  note: ({ note }: PostSchedule): string | null => note,
  warning: ({ detail }: Pick<Warning, 'code' | 'detail'>): string => detail,
};
