import type { ReactNode } from 'react';
import type { Account } from '@/api/types';
import { exactTime, timeLeft } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { Icon } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';
import { Deadline } from './deadline';
import { needsOperator } from './who-has-to-act';

/** What an account is good for, and when that was last seen to be so. */
export function AccountFacts({ account }: { account: Account }) {
  const say = words.accounts;
  return (
    <div className="mt-4 grid gap-x-6 gap-y-4 text-[0.9375rem] sm:grid-cols-2">
      {account.can.length > 0 && (
        <div>
          <h3 className="mb-1 text-sm font-semibold text-ink-soft">{say.can}</h3>
          <ul className="space-y-1">
            {account.can.map((ability) => (
              <li key={ability} className="flex gap-2">
                <Icon name="check" size={16} className="mt-1 shrink-0 text-positive" />
                {say.abilities[ability]}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h3 className="mb-1 text-sm font-semibold text-ink-soft">{say.stands}</h3>
        <ul className="space-y-1">
          <Access account={account} />
          {account.renewal_failing_since !== null && (
            <Fact name={say.firstFailed}>
              <RelativeTime at={account.renewal_failing_since} />
            </Fact>
          )}
          <Fact name={say.lastVerified}>
            <Moment at={account.last_verified_at} />
          </Fact>
          <Fact name={say.lastUsed}>
            <Moment at={account.last_used_at} />
          </Fact>
          <Fact name={say.postsWaiting}>{account.waiting_posts === 0 ? say.none : account.waiting_posts}</Fact>
          <Fact name={say.lastConnected}>
            <RelativeTime at={account.connected_at} />
          </Fact>
        </ul>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <span className="text-ink-soft">{name}</span> <span>{children}</span>
    </li>
  );
}

function Moment({ at }: { at: string | null }) {
  return at === null ? words.accounts.notYet : <RelativeTime at={at} />;
}

/** Whether it goes on by itself. Nothing of the kind can be said of one that is not connected. */
function Access({ account }: { account: Account }) {
  if (account.status === 'needs_reauth' || account.status === 'revoked') return null;
  if (account.needs_you_by !== null) {
    return (
      <li className="font-medium">
        <Sentence
          text={needsOperator(account) ? words.accounts.needsOperatorBy : words.accounts.needsYouBy}
          parts={{ by: <Deadline at={account.needs_you_by} /> }}
        />
      </li>
    );
  }
  if (!account.renews_itself) return <li>{words.accounts.doesNotEnd}</li>;
  return (
    <li>
      <Renewal until={account.access_token_expires_at} />
    </li>
  );
}

function Renewal({ until }: { until: string | null }) {
  const now = useNow();
  const left = until === null ? null : timeLeft(until, now);
  if (until === null || left === null) return words.accounts.renews;
  return (
    <Sentence
      text={words.accounts.renewsNext}
      parts={{
        left: (
          <time dateTime={until} title={exactTime(until)} className="whitespace-nowrap">
            {left}
          </time>
        ),
      }}
    />
  );
}
