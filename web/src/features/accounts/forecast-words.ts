// What is ahead for the posts that wait for an account, in sentences.
import type { Account, Act, PostAtRisk } from '@/api/types';
import { words } from '@/words';

export interface ActGroup {
  act: Act;
  posts: PostAtRisk[];
}

/** By what has to be done, in the order in which posts come due. */
export function groupsOf(posts: readonly PostAtRisk[]): ActGroup[] {
  const groups = new Map<Act, PostAtRisk[]>();
  for (const post of posts) groups.set(post.act, [...(groups.get(post.act) ?? []), post]);
  return Array.from(groups, ([act, posts]) => ({ act, posts }));
}

/** The one thing that helps all of them; null when it takes several, or when more are at risk than are listed. */
export function onlyRemedy({ status, forecast }: Account): Act | null {
  const [only, ...others] = groupsOf(forecast.at_risk);
  if (only === undefined || others.length > 0) return null;
  const isStopped = status === 'needs_reauth' || status === 'revoked';
  return isStopped || forecast.at_risk.length === forecast.at_risk_count ? only.act : null;
}

/** "3 of 5 waiting posts will not go out unless you reconnect" */
export function forecastTitle(account: Account): string {
  return words.accounts.forecast.title(account.forecast.at_risk_count, account.waiting_posts, onlyRemedy(account));
}

/** The heading of one group beside others. */
export function groupTitle({ act, posts }: ActGroup): string {
  return words.accounts.forecast.group(posts.length, act);
}
