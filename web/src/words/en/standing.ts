// How an account is, and what is in the way of posts that wait for it. The server speaks English, so it is said as it comes.
import type { Account, PostAtRisk } from '@/api/types';

export const standing = {
  account: ({ status_detail }: Pick<Account, 'status_reason' | 'status_detail'>): string | null => status_detail,
  risk: ({ detail }: Pick<PostAtRisk, 'reason' | 'detail'>): string => detail,
};
