import { useId, useState } from 'react';
import type { Account, ImageGrant } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon, type IconName } from '@/ui/icon';
import { RelativeTime } from '@/ui/time';
import { grantReason } from './image-messages';
import { NewPermissionSteps } from './new-permission-steps';
import { RemoveGrantDialog } from './remove-grant-dialog';
import { useAllowImages } from './use-connect-x';

const STATES: Record<ImageGrant['state'], { word: string; icon: IconName; look: string }> = {
  missing: { word: 'Not allowed yet', icon: 'minus', look: 'text-ink-soft' },
  active: { word: 'Allowed', icon: 'check', look: 'text-positive' },
  refused: { word: 'Not allowed', icon: 'alert', look: 'text-caution' },
  lost: { word: 'Needs attention', icon: 'alert', look: 'text-caution' },
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
  const { word, icon, look } = STATES[grant.state];
  const isConnected = account.status === 'active' || account.status === 'expiring';
  const takesSteps = grant.reason === 'read_only_same_token' && grant.state !== 'active';

  const allowButton = (
    <Button busy={allow.isConnecting} busyLabel="Opening X…" onClick={allow.start}>
      Allow images
    </Button>
  );

  return (
    <section aria-labelledby={`${id}-title`} className="mt-5 rounded-control border border-line px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 id={`${id}-title`} className="font-semibold">
          Images <span className="ml-1 text-sm font-normal text-ink-soft">Step 2, optional</span>
        </h3>
        <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${look}`}>
          <Icon name={icon} size={17} /> {word}
        </span>
      </div>
      <div className="mt-1 text-[0.9375rem] text-ink-soft">
        <Meaning grant={grant} />
      </div>
      {!isConnected && !takesSteps && grant.state !== 'active' && (
        <p className="mt-2 text-[0.9375rem] text-ink-soft">Reconnect the account first.</p>
      )}
      {takesSteps && <NewPermissionSteps account={account} allowButton={allowButton} />}
      {isConnected && (
        <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
          {grant.state !== 'active' && !takesSteps && allowButton}
          {grant.state === 'active' && <Button onClick={() => setAsking(true)}>Remove image permission</Button>}
        </div>
      )}
      {allow.error !== null && (
        <div className="mt-3">
          <ErrorNotice error={allow.error} doing="start the second step" onDismiss={allow.reset} />
        </div>
      )}
      <RemoveGrantDialog account={account} isSandbox={isSandbox} isOpen={isAsking} onClose={() => setAsking(false)} />
    </section>
  );
}

function Meaning({ grant: { state, reason, detail, granted_at } }: { grant: ImageGrant }) {
  switch (state) {
    case 'missing':
      return (
        <p>Here X asks for a second permission before images can be sent. Posts without images go out without it.</p>
      );
    case 'active':
      return (
        <p>
          Your posts can have images.
          {granted_at !== null && (
            <>
              {' '}
              Allowed <RelativeTime at={granted_at} />.
            </>
          )}
        </p>
      );
    case 'refused':
    case 'lost':
      return <p>{grantReason(reason) ?? detail ?? 'X did not let us send images. Allow images again.'}</p>;
  }
}
