// What is ahead for the posts that wait for an account, in sentences.
import type { Account, Act, PostAtRisk } from '@/api/types';

/** What would help, after "unless". */
const UNLESS: Record<Act, string> = {
  reconnect: 'you reconnect',
  give_image_permission: 'you give the image permission',
  shorten_text: 'you shorten them',
  ask_operator: 'whoever runs this server acts',
};

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
  const { forecast, waiting_posts } = account;
  const { at_risk_count: count } = forecast;
  const remedy = onlyRemedy(account);
  const unless = remedy === null ? 'as things are' : `unless ${UNLESS[remedy]}`;
  return `${ofThose(count, waiting_posts)} will not go out ${count === 1 ? unless.replace('them', 'it') : unless}`;
}

function ofThose(count: number, waiting: number): string {
  if (waiting === 1) return 'The waiting post';
  if (count === waiting) return count === 2 ? 'Both waiting posts' : `All ${count} waiting posts`;
  return `${count} of ${waiting} waiting posts`;
}

/** The heading of one group beside others. */
export function groupTitle({ act, posts }: ActGroup): string {
  const unless = posts.length === 1 ? UNLESS[act].replace('them', 'it') : UNLESS[act];
  return `${posts.length === 1 ? 'One' : posts.length} unless ${unless}`;
}
