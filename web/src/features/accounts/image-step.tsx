import { useId, useState } from 'react';
import type { Account, ImageGrant } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon, type IconName } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';
import { NewPermissionSteps } from './new-permission-steps';
import { RemoveGrantDialog } from './remove-grant-dialog';
import { grantReason } from './trip-messages';
import { useAllowImages } from './use-connect-x';

const LOOKS: Record<ImageGrant['state'], { icon: IconName; look: string }> = {
  missing: { icon: 'minus', look: 'text-ink-soft' },
  active: { icon: 'check', look: 'text-positive' },
  refused: { icon: 'alert', look: 'text-caution' },
  lost: { icon: 'alert', look: 'text-caution' },
};

interface ImageStepProps {
  account: Account;
  grant: ImageGrant;
  isSandbox: boolean;
}

/** The second, optional step of connecting: the permission that this server needs before it can send images. */
export function ImageStep({ account, grant, isSandbox }: ImageStepProps) {
  const id = useId();
  const [isAsking, setAsking] = useState(false);
  const allow = useAllowImages(account.id);
  const { icon, look } = LOOKS[grant.state];
  const isConnected = account.status === 'active' || account.status === 'expiring';
  const takesSteps = grant.reason === 'read_only_same_token' && grant.state !== 'active';

  const allowButton = (
    <Button busy={allow.isConnecting} busyLabel={words.accounts.opening} onClick={allow.start}>
      {words.images.allow}
    </Button>
  );

  return (
    <section aria-labelledby={`${id}-title`} className="mt-5 rounded-control border border-line px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 id={`${id}-title`} className="font-semibold">
          {words.images.title} <span className="ml-1 text-sm font-normal text-ink-soft">{words.images.step}</span>
        </h3>
        <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${look}`}>
          <Icon name={icon} size={17} /> {words.images.states[grant.state]}
        </span>
      </div>
      <div className="mt-1 text-[0.9375rem] text-ink-soft">
        <Meaning grant={grant} />
      </div>
      {!isConnected && !takesSteps && grant.state !== 'active' && (
        <p className="mt-2 text-[0.9375rem] text-ink-soft">{words.images.reconnectFirst}</p>
      )}
      {takesSteps && <NewPermissionSteps account={account} allowButton={allowButton} />}
      {isConnected && (
        <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
          {grant.state !== 'active' && !takesSteps && allowButton}
          {grant.state === 'active' && <Button onClick={() => setAsking(true)}>{words.images.remove.button}</Button>}
        </div>
      )}
      {allow.error !== null && (
        <div className="mt-3">
          <ErrorNotice error={allow.error} doing={words.images.doing} onDismiss={allow.reset} />
        </div>
      )}
      <RemoveGrantDialog account={account} isSandbox={isSandbox} isOpen={isAsking} onClose={() => setAsking(false)} />
    </section>
  );
}

function Meaning({ grant: { state, reason, detail, granted_at } }: { grant: ImageGrant }) {
  switch (state) {
    case 'missing':
      return <p>{words.images.missing}</p>;
    case 'active':
      return (
        <p>
          {granted_at === null ? (
            words.images.active
          ) : (
            <Sentence text={words.images.activeSince} parts={{ when: <RelativeTime at={granted_at} /> }} />
          )}
        </p>
      );
    case 'refused':
    case 'lost':
      return <p>{grantReason(reason) ?? detail ?? words.images.refused}</p>;
  }
}
