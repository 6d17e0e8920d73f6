import type { ReactNode } from 'react';
import type { Account } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { useConnectX } from './use-connect-x';

/** Where X lists the apps that may act for an account. */
const CONNECTED_APPS = 'https://x.com/settings/connected_apps';

/**
 * X hands out the same token as long as the old permission stands, so that has to go first. At X there is one permission for the app as
 * a whole: taking it back ends the first step too, and both have to be done again.
 */
export function NewPermissionSteps({ account, allowButton }: { account: Account; allowButton: ReactNode }) {
  const connect = useConnectX(account.id);
  return (
    <>
      <ol className="mt-2 list-decimal space-y-3 pl-5 text-[0.9375rem]">
        <li>Whoever runs this server sets the X app to “Read and write” in X’s developer console.</li>
        <li>
          Open{' '}
          <a href={CONNECTED_APPS} target="_blank" rel="noopener noreferrer" className="link font-medium">
            X’s list of connected apps <Icon name="arrow" size={14} className="inline" />
          </a>{' '}
          as @{account.username}, choose this app and revoke its permissions. That ends the first step too; your posts
          and your history stay.
        </li>
        <li>
          <p className="mb-1.5">Come back here and connect the account anew.</p>
          <Button busy={connect.isConnecting} busyLabel="Opening X…" onClick={connect.start}>
            Reconnect
          </Button>
        </li>
        <li>
          <p className="mb-1.5">Then take the second step once more.</p>
          {allowButton}
        </li>
      </ol>
      {connect.error !== null && (
        <div className="mt-3">
          <ErrorNotice error={connect.error} doing="start the connection" onDismiss={connect.reset} />
        </div>
      )}
    </>
  );
}
