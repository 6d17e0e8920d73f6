import type { ReactNode } from 'react';
import type { Account, Act, PostAtRisk } from '@/api/types';
import { useNow } from '@/lib/use-now';
import { browserZone, inBothZones } from '@/lib/wall-time';
import type { HistoryLinks } from '@/ui/history-links';
import { Sentence } from '@/ui/sentence';
import { words } from '@/words';
import { groupsOf, groupTitle, onlyRemedy } from './forecast-words';

/** So many are named; the rest is counted. */
const NAMED = 3;

interface AtRiskProps {
  account: Account;
  links: HistoryLinks;
  /** What the page itself can do about it, for each act that it can do here. */
  acts?: Partial<Record<Act, ReactNode>>;
}

/** The posts that will not go out as things are: when, why, and what to do. */
export function AtRisk({ account, links, acts = {} }: AtRiskProps) {
  const { at_risk, at_risk_count } = account.forecast;
  const groups = groupsOf(at_risk);
  const isMixed = onlyRemedy(account) === null;
  return (
    <div className="space-y-3">
      {groups.map((group) => {
        const reason = sharedReason(group.posts);
        const named = group.posts.slice(0, NAMED);
        const rest = (isMixed ? group.posts.length : at_risk_count) - named.length;
        return (
          <div key={group.act}>
            {isMixed && <h4 className="text-sm font-semibold">{groupTitle(group)}</h4>}
            {reason !== null && reason !== words.standing.account(account) && <p>{reason}</p>}
            <ul className="mt-1 space-y-1">
              {named.map((post) => (
                <li key={post.delivery_id}>
                  {links.post(post.post_id, <DueAt at={post.due_at} />)}
                  {post.excerpt !== '' && <span className="ml-2 text-ink-soft">{post.excerpt}</span>}
                  {reason === null && <span className="block text-ink-soft">{words.standing.risk(post)}</span>}
                  {post.act === 'shorten_text' && (
                    <span className="block">{links.edit(post.post_id, words.accounts.forecast.shorten)}</span>
                  )}
                </li>
              ))}
              {rest > 0 && (
                <li>
                  <Sentence
                    text={words.accounts.forecast.more(rest)}
                    parts={{ link: links.history(words.accounts.forecast.seeAll) }}
                  />
                </li>
              )}
            </ul>
            {acts[group.act] !== undefined && <div className="mt-2">{acts[group.act]}</div>}
          </div>
        );
      })}
    </div>
  );
}

/** One reason for all of them, or null: then each says its own. */
function sharedReason(posts: readonly PostAtRisk[]): string | null {
  const [first, ...others] = posts;
  return first !== undefined && others.every(({ detail }) => detail === first.detail)
    ? words.standing.risk(first)
    : null;
}

/** "Due Tue, 24 Nov, 09:00" */
function DueAt({ at }: { at: string }) {
  const now = useNow();
  const zone = browserZone();
  const instant = Date.parse(at);
  const [when] = inBothZones(instant, zone, zone, now);
  return (
    <Sentence
      text={instant <= now ? words.accounts.forecast.wasDue : words.accounts.forecast.due}
      parts={{ when: <time dateTime={at}>{when}</time> }}
    />
  );
}
