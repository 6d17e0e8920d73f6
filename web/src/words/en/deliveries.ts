// Why a post stands as it does, and what is good to know about it. The server speaks English, so it is said as it comes.
import type { Attempt, Delivery, Lookup, Warning } from '@/api/types';

export const deliveries = {
  delivery: ({ detail }: Pick<Delivery, 'reason' | 'detail'>): string | null => detail,
  attempt: ({ detail }: Pick<Attempt, 'code' | 'detail'>): string | null => detail,
  lookup: ({ detail }: Pick<Lookup, 'detail'>): string | null => detail,
  warning: ({ detail }: Pick<Warning, 'code' | 'detail'>): string => detail,
};
