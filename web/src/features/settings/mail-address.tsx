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
import { Sentence } from '@/ui/sentence';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { MailAddressForm } from './mail-address-form';
import { RemoveAddressDialog } from './remove-address-dialog';

/** Where mail goes: the confirmed address, and one that waits to be confirmed. */
export function MailAddress({ username }: { username: string }) {
  const email = useQuery(emailQuery);
  return (
    <Card aria-labelledby="mail-title" className="p-5 sm:p-6">
      <h2 id="mail-title" tabIndex={-1} className="text-lg font-semibold focus:outline-none">
        {words.settings.mail.title}
      </h2>
      {email.isError && email.data === undefined && (
        <div className="mt-4">
          <ErrorNotice
            error={email.error}
            doing={words.settings.mail.doingLoad}
            onRetry={() => void email.refetch()}
            isRetrying={email.isFetching}
          />
        </div>
      )}
      {email.isPending && (
        <Skeleton label={words.settings.mail.loading} className="mt-4">
          <Bone className="h-4 w-2/3" />
          <Bone className="mt-4 h-10 w-32" />
        </Skeleton>
      )}
      {email.data !== undefined && <Standing email={email.data} username={username} />}
    </Card>
  );
}

function Standing({ email, username }: { email: Email; username: string }) {
  const say = words.settings.mail;
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
              <Button onClick={() => setChanging(true)}>{pending === null ? say.change : say.another}</Button>
            )}
            <Button onClick={() => setAsking(true)}>{address === null ? say.forget : say.remove}</Button>
          </div>
        )
      )}
      <RemoveAddressDialog address={address ?? pending} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

function InForce({ email: { address, pending, mail_available } }: { email: Email }) {
  const say = words.settings.mail;
  return (
    <div className="mt-1 text-[0.9375rem] text-ink-soft">
      {address !== null && (
        <p>
          <Sentence text={say.yours} parts={{ address: <span className="font-semibold text-ink">{address}</span> }} />
        </p>
      )}
      {!mail_available && <p>{say.noServer}</p>}
      {mail_available && address === null && pending === null && <p>{say.none}</p>}
    </div>
  );
}

/** The link that is on its way, and how long it holds. */
function Pending({ email: { address, pending, pending_expires_at } }: { email: Email }) {
  const say = words.settings.mail;
  const now = useNow();
  if (pending === null || pending_expires_at === null) return null;
  const left = timeLeft(pending_expires_at, now);
  if (left === null) {
    return (
      <Notice tone="caution" title={say.lapsed(pending)} className="mt-4">
        {say.lapsedWhat}
      </Notice>
    );
  }
  return (
    <Notice tone="info" icon="clock" title={say.confirm(pending)} className="mt-4">
      <Sentence
        text={address === null ? say.onItsWay : say.onItsWayFrom(address)}
        parts={{
          left: (
            <time dateTime={pending_expires_at} title={exactTime(pending_expires_at)} className="whitespace-nowrap">
              {left}
            </time>
          ),
        }}
      />
    </Notice>
  );
}
