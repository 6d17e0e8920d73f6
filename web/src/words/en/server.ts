// What the server says of posts, accounts and news in sentences of its own. It speaks English, so they are said as they come.
import type { Account, Attempt, Delivery, Lookup, Notification, PostAtRisk, Warning } from '@/api/types';

type Told<T, K extends keyof T> = Pick<T, K>;

export const server = {
  /** Why a delivery stands as it does. */
  delivery: ({ detail }: Told<Delivery, 'state' | 'reason' | 'detail'>): string | null => detail,
  attempt: ({ detail }: Told<Attempt, 'outcome' | 'code' | 'detail'>): string | null => detail,
  lookup: ({ detail }: Told<Lookup, 'finding' | 'detail'>): string | null => detail,
  /** How an account is, and what to do. */
  account: ({ status_detail }: Told<Account, 'status_reason' | 'status_detail'>): string | null => status_detail,
  /** What is in the way of a post that waits. */
  risk: ({ detail }: Told<PostAtRisk, 'reason' | 'detail'>): string => detail,
  /** What does not stop a post and is good to know. */
  warning: ({ detail }: Told<Warning, 'code' | 'detail'>): string => detail,
  news: ({ title, detail }: Told<Notification, 'kind' | 'title' | 'detail'>): { title: string; detail: string } => ({
    title,
    detail,
  }),
};
