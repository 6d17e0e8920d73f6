import type { ReactNode } from 'react';
import type { Ability, Account } from '@/api/types';
import { exactTime, timeLeft } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { Icon } from '@/ui/icon';
import { RelativeTime } from '@/ui/time';
import { Deadline } from './deadline';
import { needsOperator } from './who-has-to-act';

const ABILITIES: Record<Ability, string> = {
  post_text: 'Post text',
  post_images: 'Post images with descriptions',
  read_metrics: 'Read how your posts do',
  stay_connected: 'Stay connected without asking you again',
};

/** What an account is good for, and when that was last seen to be so. */
export function AccountFacts({ account }: { account: Account }) {
  return (
    <div className="mt-4 grid gap-x-6 gap-y-4 text-[0.9375rem] sm:grid-cols-2">
      {account.can.length > 0 && (
        <div>
          <h3 className="mb-1 text-sm font-semibold text-ink-soft">What Pillarbox can do</h3>
          <ul className="space-y-1">
            {account.can.map((ability) => (
              <li key={ability} className="flex gap-2">
                <Icon name="check" size={16} className="mt-1 shrink-0 text-positive" />
                {ABILITIES[ability]}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h3 className="mb-1 text-sm font-semibold text-ink-soft">How it stands</h3>
        <ul className="space-y-1">
          <Access account={account} />
          {account.renewal_failing_since !== null && (
            <Fact name="First failed to renew">
              <RelativeTime at={account.renewal_failing_since} />
            </Fact>
          )}
          <Fact name="Last verified">
            <Moment at={account.last_verified_at} />
          </Fact>
          <Fact name="Last used">
            <Moment at={account.last_used_at} />
          </Fact>
          <Fact name="Posts waiting">{account.waiting_posts === 0 ? 'none' : account.waiting_posts}</Fact>
          <Fact name="Last connected">
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
  return at === null ? 'not yet' : <RelativeTime at={at} />;
}

/** Whether it goes on by itself. Nothing of the kind can be said of one that is not connected. */
function Access({ account }: { account: Account }) {
  if (account.status === 'needs_reauth' || account.status === 'revoked') return null;
  if (account.needs_you_by !== null) {
    return (
      <li className="font-medium">
        {needsOperator(account) ? 'Needs the operator' : 'Needs you'} <Deadline at={account.needs_you_by} />
      </li>
    );
  }
  if (!account.renews_itself) return <li>Does not run out by itself</li>;
  return (
    <li>
      Renews by itself
      <Pass until={account.access_token_expires_at} />
    </li>
  );
}

function Pass({ until }: { until: string | null }) {
  const now = useNow();
  const left = until === null ? null : timeLeft(until, now);
  if (until === null || left === null) return null;
  return (
    <>
      , next in{' '}
      <time dateTime={until} title={exactTime(until)} className="whitespace-nowrap">
        {left}
      </time>
    </>
  );
}
