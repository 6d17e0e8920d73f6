import type { Account } from '@/api/types';
import { ErrorNotice } from '@/ui/error-notice';
import { words } from '@/words';
import { ReconnectButton } from './reconnect-button';
import { useConnectX } from './use-connect-x';

/** The button that connects an account again, for wherever else that is the next thing to do. */
export function ReconnectAccount({ account }: { account: Account }) {
  const connect = useConnectX(account.id);
  return (
    <>
      <ReconnectButton connect={connect} />
      {connect.error !== null && (
        <div className="w-full">
          <ErrorNotice error={connect.error} doing={words.accounts.doingConnect} onDismiss={connect.reset} />
        </div>
      )}
    </>
  );
}
