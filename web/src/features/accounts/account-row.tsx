import { useState } from 'react';
import type { Ability, Account } from '@/api/types';
import { exactTime, timeLeft } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { RelativeTime } from '@/ui/time';
import { standingReason } from './connect-messages';
import { DisconnectDialog } from './disconnect-dialog';
import { ImageStep } from './image-step';
import { useConnectX } from './use-connect-x';

const ABILITIES: Record<Ability, string> = {
  post_text: 'Post text',
  post_images: 'Post images with descriptions',
  stay_connected: 'Stay connected without asking you again',
};

/** One account, in whatever standing it is. */
export function AccountRow({ account, isSandbox }: { account: Account; isSandbox: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const connect = useConnectX(account.id);
  const isActive = account.standing === 'active';
  const isDisconnected = account.standing === 'disconnected';
  return (
    <article aria-label={`@${account.username}`}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Avatar name={account.display_name} url={account.avatar_url} />
        <div className="min-w-0 flex-1 basis-40">
          <p className="truncate font-semibold">{account.display_name}</p>
          <a
            href={account.profile_url}
            target="_blank"
            rel="noopener noreferrer"
            className="link text-[0.9375rem] text-ink-soft"
          >
            @{account.username}
          </a>
        </div>
        <Standing standing={account.standing} />
      </div>
      {isActive && <ActiveDetails account={account} />}
      {account.standing === 'needs_reauth' && (
        <Notice tone="caution" title="This account needs you" className="mt-4">
          {standingReason(account.standing_reason)} Posts for it wait until you reconnect.
        </Notice>
      )}
      {isDisconnected && (
        <p className="mt-4 text-[0.9375rem] text-ink-soft">
          Its access was given back to X. Your history is kept; posts that were waiting are on hold. Reconnect to post
          again.
        </p>
      )}
      {account.image_grant !== null && !isDisconnected && (
        <ImageStep account={account} grant={account.image_grant} isSandbox={isSandbox} />
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {!isActive && (
          <Button look="primary" busy={connect.isConnecting} busyLabel="Opening X…" onClick={connect.start}>
            Reconnect
          </Button>
        )}
        {!isDisconnected && <Button onClick={() => setAsking(true)}>Disconnect</Button>}
      </div>
      {connect.error !== null && (
        <div className="mt-4">
          <ErrorNotice error={connect.error} doing="start the connection" onDismiss={connect.reset} />
        </div>
      )}
      <DisconnectDialog account={account} isSandbox={isSandbox} isOpen={isAsking} onClose={() => setAsking(false)} />
    </article>
  );
}

function Standing({ standing }: { standing: Account['standing'] }) {
  if (standing === 'active') {
    return (
      <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-positive">
        <Icon name="check" size={17} /> Connected
      </span>
    );
  }
  if (standing === 'needs_reauth') {
    return (
      <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-caution">
        <Icon name="alert" size={17} /> Needs attention
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-ink-soft">
      <Icon name="minus" size={17} /> Disconnected
    </span>
  );
}

function ActiveDetails({ account }: { account: Account }) {
  return (
    <div className="mt-4 grid gap-4 text-[0.9375rem] sm:grid-cols-2">
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
      <div>
        <h3 className="mb-1 text-sm font-semibold text-ink-soft">Access</h3>
        <Access account={account} />
        <p className="mt-1 text-ink-soft">
          Connected <RelativeTime at={account.connected_at} />
        </p>
      </div>
    </div>
  );
}

function Access({ account }: { account: Account }) {
  const now = useNow();
  const expires = account.access_token_expires_at;
  if (typeof expires !== 'string') return <p>It does not run out by itself.</p>;
  const left = timeLeft(expires, now);
  const renews = account.can.includes('stay_connected');
  const pass =
    left === null ? (
      <time dateTime={expires} title={exactTime(expires)}>
        {renews ? 'the current pass has run out and is renewed with the next post' : 'has run out'}
      </time>
    ) : (
      <>
        {renews && 'the current pass lasts '}
        <time dateTime={expires} title={exactTime(expires)} className="whitespace-nowrap">
          {left}
        </time>
        {renews ? ' more' : ' left'}
      </>
    );
  return renews ? <p>Access renews itself; {pass}.</p> : <p>Access: {pass}. Then reconnect.</p>;
}
