import type { ReactNode } from 'react';
import type { Account } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { words } from '@/words';
import { useConnectX } from './use-connect-x';

/** Where X lists the apps that may act for an account. */
const CONNECTED_APPS = 'https://x.com/settings/connected_apps';

/**
 * X hands out the same token as long as the old permission stands, so that has to go first. At X there is one permission for the app as
 * a whole: taking it back ends the first step too, and both have to be done again.
 */
export function NewPermissionSteps({ account, allowButton }: { account: Account; allowButton: ReactNode }) {
  const { steps } = words.images;
  const connect = useConnectX(account.id);
  return (
    <>
      <ol className="mt-2 list-decimal space-y-3 pl-5 text-[0.9375rem]">
        <li>{steps.operator}</li>
        <li>
          <Sentence
            text={steps.revoke(account.username)}
            parts={{
              link: (
                <a href={CONNECTED_APPS} target="_blank" rel="noopener noreferrer" className="link font-medium">
                  {steps.revokeLink} <Icon name="arrow" size={14} className="inline" />
                </a>
              ),
            }}
          />
        </li>
        <li>
          <p className="mb-1.5">{steps.reconnect}</p>
          <Button busy={connect.isConnecting} busyLabel={words.accounts.opening} onClick={connect.start}>
            {words.accounts.reconnect}
          </Button>
        </li>
        <li>
          <p className="mb-1.5">{steps.again}</p>
          {allowButton}
        </li>
      </ol>
      {connect.error !== null && (
        <div className="mt-3">
          <ErrorNotice error={connect.error} doing={words.accounts.doingConnect} onDismiss={connect.reset} />
        </div>
      )}
    </>
  );
}
