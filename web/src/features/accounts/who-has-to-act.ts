import type { Account } from '@/api/types';

/** What renews itself and still ends is the server's own trouble: its user cannot mend that. */
export function needsOperator({ status, renews_itself }: Account): boolean {
  return status === 'expiring' && renews_itself;
}

/** Connecting again is what helps. */
export function needsReconnecting(account: Account): boolean {
  return account.status !== 'active' && !needsOperator(account);
}
