import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { accountsQuery } from '@/api/calls/list-accounts';
import { useNow } from '@/lib/use-now';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { type Attention, attentionOf } from './attention';
import { useConnectX } from './use-connect-x';

interface AttentionStripProps {
  settingsLink: (label: string) => ReactNode;
}

/** One line above every page while something needs a person. The place is always there, so that what comes into it is read out. */
export function AttentionStrip({ settingsLink }: AttentionStripProps) {
  const accounts = useQuery(accountsQuery);
  const now = useNow();
  const attention = attentionOf(accounts.data?.items ?? [], now);
  return (
    <div role="status">{attention !== null && <StripLine attention={attention} settingsLink={settingsLink} />}</div>
  );
}

interface StripLineProps extends AttentionStripProps {
  attention: Attention;
}

export function StripLine({ attention: { text, reconnect }, settingsLink }: StripLineProps) {
  const connect = useConnectX(reconnect?.id);
  return (
    <div className="rise border-b border-caution/25 bg-caution-soft">
      <div className="mx-auto flex w-full max-w-3xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-[0.9375rem] sm:px-6">
        <p className="flex min-w-0 flex-1 basis-56 gap-2.5 py-1 font-medium">
          <Icon name="alert" size={18} className="mt-0.5 shrink-0 text-caution" />
          <span>
            {text}{' '}
            <span className="whitespace-nowrap">
              {settingsLink(reconnect === null ? words.accounts.strip.whatToDo : words.accounts.strip.why)}
            </span>
          </span>
        </p>
        {reconnect !== null && (
          <Button busy={connect.isConnecting} busyLabel={words.accounts.opening} onClick={connect.start}>
            {words.accounts.reconnect}
          </Button>
        )}
        {connect.error !== null && (
          <div className="w-full pb-1.5">
            <ErrorNotice error={connect.error} doing={words.accounts.doingConnect} onDismiss={connect.reset} />
          </div>
        )}
      </div>
    </div>
  );
}
