// Who a post goes to, and which of the texts stands in the box.
import type { Account, Platform } from '@/api/types';
import type { Draft } from './draft';
import { type ImagePolicy, imagePolicy } from './images/image-policy';

/** At least one: without an account there is nothing to post from. */
export type Accounts = readonly [Account, ...Account[]];

/** The tab of the text that goes to everybody without one of their own; the others are named by their account. */
export const SHARED = 'shared';

function isSome(accounts: readonly Account[]): accounts is Accounts {
  return accounts.length > 0;
}

/** Those that were chosen, in the order in which they are shown. One that went away meanwhile is chosen no more. */
export function chosenOf({ accountIds }: Pick<Draft, 'accountIds'>, accounts: Accounts): Accounts {
  const chosen = accounts.filter(({ id }) => accountIds?.includes(id));
  return isSome(chosen) ? chosen : [accounts[0]];
}

/** With one text for all there is nothing to choose between. */
export function hasTabs({ overrides }: Pick<Draft, 'overrides'>, chosen: Accounts): boolean {
  return chosen.length > 1 || chosen[0].id in overrides;
}

/** The account's own limit: some may write long posts. */
export function longestText(account: Account, platform: Platform): number {
  return account.text_weighted_max ?? platform.limits.text_weighted_max;
}

/** The accounts whose text stands in a tab. */
export function accountsIn(tab: string, { overrides }: Pick<Draft, 'overrides'>, chosen: Accounts): Account[] {
  if (tab !== SHARED) return chosen.filter(({ id }) => id === tab);
  return chosen.filter(({ id }) => !(id in overrides));
}

/** Of these the one that takes the least: what fits there fits everywhere. */
export function strictest(accounts: readonly Account[], platform: Platform): Account | undefined {
  return accounts.reduce<Account | undefined>(
    (least, one) => (least === undefined || longestText(one, platform) < longestText(least, platform) ? one : least),
    undefined,
  );
}

/** Images go to all of the accounts or to none. */
export function imagePolicyOf(platform: Platform, chosen: Accounts): { policy: ImagePolicy; account: Account } {
  const account = chosen.find((one) => imagePolicy(platform, one) !== 'allowed') ?? chosen[0];
  return { policy: imagePolicy(platform, account), account };
}
