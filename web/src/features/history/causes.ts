// Posts that did not go out for one and the same reason, and the one act that mends them all.
import type { Account, Delivery, Post } from '@/api/types';

export interface Stuck {
  post: Post;
  delivery: Delivery;
}

/** `account`: it has to be connected again. `images`: it has to allow images. */
export type CauseKind = 'account' | 'images' | 'credits' | 'out_of_reach' | 'too_late';

export interface Cause {
  key: string;
  kind: CauseKind;
  /** Whose posts they are, where the cause is one account's. */
  account: Account | null;
  username: string;
  /** Whether what was in the way is still there, as far as the accounts tell. */
  isInTheWay: boolean;
  /** Go out by themselves once nothing is in the way. */
  waiting: Stuck[];
  /** Go out only when they are sent again. */
  retryable: Stuck[];
}

const KINDS: Record<string, CauseKind> = {
  account_needs_reauth: 'account',
  account_disconnected: 'account',
  image_grant_required: 'images',
  insufficient_credits: 'credits',
  not_sent: 'out_of_reach',
  platform_unreachable: 'out_of_reach',
  rate_limited: 'out_of_reach',
  too_late: 'too_late',
};

function isUsable(account: Account | undefined): boolean {
  return account?.status === 'active' || account?.status === 'expiring';
}

function kindOf(delivery: Delivery, account: Account | undefined): CauseKind | undefined {
  const kind = KINDS[delivery.reason ?? ''];
  // It missed its time because its account could not be used, and still cannot.
  return kind === 'too_late' && !isUsable(account) ? 'account' : kind;
}

function isInTheWay(kind: CauseKind, account: Account | undefined): boolean {
  if (kind === 'account') return !isUsable(account);
  return kind === 'images' && account?.image_grant?.state !== 'active';
}

const OF_ALL_ACCOUNTS: readonly CauseKind[] = ['credits', 'out_of_reach'];
const ORDER: readonly CauseKind[] = ['account', 'images', 'credits', 'out_of_reach', 'too_late'];

/** A single post says it itself; only what several have in common is a group. */
const FEWEST = 2;

/** The group that a delivery belongs to, as if it were the first in it; none where each needs something by itself. */
function causeOf(delivery: Delivery, accounts: readonly Account[]): Cause | undefined {
  const account = accounts.find(({ id }) => id === delivery.account_id);
  const kind = kindOf(delivery, account);
  if (kind === undefined || !(delivery.state === 'held' || delivery.can_retry)) return undefined;
  return {
    key: OF_ALL_ACCOUNTS.includes(kind) ? kind : `${kind} ${delivery.account_id}`,
    kind,
    account: account ?? null,
    username: delivery.username,
    isInTheWay: isInTheWay(kind, account),
    waiting: [],
    retryable: [],
  };
}

export function causesOf(posts: readonly Post[], accounts: readonly Account[]): Cause[] {
  const causes = new Map<string, Cause>();
  const stuck = posts.flatMap((post) => post.deliveries.map((delivery) => ({ post, delivery })));
  for (const one of stuck) {
    const first = causeOf(one.delivery, accounts);
    if (first === undefined) continue;
    const cause = causes.get(first.key) ?? first;
    (one.delivery.state === 'held' ? cause.waiting : cause.retryable).push(one);
    causes.set(cause.key, cause);
  }
  return [...causes.values()]
    .filter(({ waiting, retryable }) => waiting.length + retryable.length >= FEWEST)
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}
