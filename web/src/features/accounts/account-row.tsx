import { useState } from 'react';
import type { Account } from '@/api/types';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import type { HistoryLinks } from '@/ui/history-links';
import { words } from '@/words';
import { AccountFacts } from './account-facts';
import { CheckProblem } from './check-problem';
import { DisconnectDialog } from './disconnect-dialog';
import { HealthMark } from './health-mark';
import { ImageStep } from './image-step';
import { Trouble } from './trouble';
import { useCheckNow } from './use-check-now';
import { useConnectX } from './use-connect-x';

interface AccountRowProps {
  account: Account;
  isSandbox: boolean;
  links: HistoryLinks;
}

/** One account: how it is, what is ahead for its posts, and what can be done about both. */
export function AccountRow({ account, isSandbox, links }: AccountRowProps) {
  const [isAsking, setAsking] = useState(false);
  const connect = useConnectX(account.id);
  const check = useCheckNow(account);
  const isConnected = account.status !== 'revoked';
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
        <HealthMark status={account.status} />
      </div>
      <Trouble account={account} connect={connect} links={links} />
      {connect.error !== null && (
        <div className="mt-4">
          <ErrorNotice error={connect.error} doing={words.accounts.doingConnect} onDismiss={connect.reset} />
        </div>
      )}
      <AccountFacts account={account} />
      {account.image_grant !== null && isConnected && (
        <ImageStep account={account} grant={account.image_grant} isSandbox={isSandbox} />
      )}
      {isConnected && (
        <>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button busy={check.isChecking} busyLabel={words.accounts.asking} onClick={check.start}>
              {words.accounts.check}
            </Button>
            <Button onClick={() => setAsking(true)}>{words.accounts.disconnect.button}</Button>
          </div>
          <p className="mt-2 text-sm text-ink-soft">
            {isSandbox ? words.accounts.checkCostSandbox : words.accounts.checkCost}
          </p>
        </>
      )}
      {check.error !== null && (
        <div className="mt-4">
          <CheckProblem error={check.error} onDismiss={check.reset} />
        </div>
      )}
      <DisconnectDialog account={account} isSandbox={isSandbox} isOpen={isAsking} onClose={() => setAsking(false)} />
    </article>
  );
}
