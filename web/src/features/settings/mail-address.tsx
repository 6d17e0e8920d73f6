import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { emailQuery } from '@/api/calls/get-email';
import type { Email } from '@/api/types';
import { exactTime, timeLeft } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { MailAddressForm } from './mail-address-form';
import { RemoveAddressDialog } from './remove-address-dialog';

/** Where mail goes: the confirmed address, and one that waits to be confirmed. */
export function MailAddress({ username }: { username: string }) {
  const email = useQuery(emailQuery);
  return (
    <Card aria-labelledby="mail-title" className="p-5 sm:p-6">
      <h2 id="mail-title" tabIndex={-1} className="text-lg font-semibold focus:outline-none">
        Mail
      </h2>
      {email.isError && email.data === undefined && (
        <div className="mt-4">
          <ErrorNotice
            error={email.error}
            doing="load your address"
            onRetry={() => void email.refetch()}
            isRetrying={email.isFetching}
          />
        </div>
      )}
      {email.isPending && (
        <Skeleton label="Loading your address" className="mt-4">
          <Bone className="h-4 w-2/3" />
          <Bone className="mt-4 h-10 w-32" />
        </Skeleton>
      )}
      {email.data !== undefined && <Standing email={email.data} username={username} />}
    </Card>
  );
}

function Standing({ email, username }: { email: Email; username: string }) {
  const { address, pending, mail_available } = email;
  const [isChanging, setChanging] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const hasSome = address !== null || pending !== null;
  const isFormOpen = mail_available && (isChanging || !hasSome);
  return (
    <>
      <InForce email={email} />
      <Pending email={email} />
      {isFormOpen ? (
        <MailAddressForm
          username={username}
          onSent={() => setChanging(false)}
          onCancel={hasSome ? () => setChanging(false) : undefined}
        />
      ) : (
        hasSome && (
          <div className="mt-4 flex flex-wrap gap-2">
            {mail_available && (
              <Button onClick={() => setChanging(true)}>
                {pending === null ? 'Change the address' : 'Send another link'}
              </Button>
            )}
            <Button onClick={() => setAsking(true)}>{address === null ? 'Forget this address' : 'Remove'}</Button>
          </div>
        )
      )}
      <RemoveAddressDialog address={address ?? pending} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

function InForce({ email: { address, pending, mail_available } }: { email: Email }) {
  return (
    <div className="mt-1 text-[0.9375rem] text-ink-soft">
      {address !== null && (
        <p>
          Your address is <span className="font-semibold text-ink">{address}</span>.
        </p>
      )}
      {!mail_available && (
        <p>This server sends no mail: whoever runs it has not set up a mail server. You read everything in the app.</p>
      )}
      {mail_available && address === null && pending === null && (
        <p>No address yet. Give one to hear by mail of what you choose below; it is used for nothing else.</p>
      )}
    </div>
  );
}

/** The link that is on its way, and how long it holds. */
function Pending({ email: { address, pending, pending_expires_at } }: { email: Email }) {
  const now = useNow();
  if (pending === null || pending_expires_at === null) return null;
  const left = timeLeft(pending_expires_at, now);
  if (left === null) {
    return (
      <Notice tone="caution" title={`${pending} was not confirmed in time`} className="mt-4">
        The link has ended. Send another one.
      </Notice>
    );
  }
  return (
    <Notice tone="info" icon="clock" title={`Confirm ${pending}`} className="mt-4">
      A link is on its way there. Open it within{' '}
      <time dateTime={pending_expires_at} title={exactTime(pending_expires_at)} className="whitespace-nowrap">
        {left}
      </time>
      ; {address === null ? 'until then nothing is mailed' : `until then mail goes to ${address}`}.
    </Notice>
  );
}
