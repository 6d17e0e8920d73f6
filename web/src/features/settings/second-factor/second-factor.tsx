import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { secondFactorQuery } from '@/api/calls/get-second-factor';
import type { SecondFactor as State } from '@/api/types';
import { exactTime } from '@/lib/time';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { NewCodesDialog, SwitchOffDialog } from './change-dialogs';
import { SetUpDialog } from './set-up-dialog';

/** Fewer are worth a word. */
const FEW = 3;

/** Whether signing in takes a code of an app, and what can be done about it. */
export function SecondFactor({ username }: { username: string }) {
  const factor = useQuery(secondFactorQuery);
  return (
    <Card aria-labelledby="second-factor-title" className="p-5 sm:p-6">
      <h2 id="second-factor-title" className="text-lg font-semibold">
        {words.security.secondFactor}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{words.security.whatItIs}</p>
      {factor.isError && factor.data === undefined && (
        <div className="mt-4">
          <ErrorNotice
            error={factor.error}
            doing={words.security.doingLoad}
            onRetry={() => void factor.refetch()}
            isRetrying={factor.isFetching}
          />
        </div>
      )}
      {factor.isPending && (
        <Skeleton label={words.security.loading} className="mt-4">
          <Bone className="h-4 w-2/3" />
          <Bone className="mt-4 h-10 w-32" />
        </Skeleton>
      )}
      {factor.data !== undefined && <Standing factor={factor.data} username={username} />}
    </Card>
  );
}

function Standing({ factor, username }: { factor: State; username: string }) {
  const [open, setOpen] = useState<'set-up' | 'off' | 'codes' | null>(null);
  const close = () => setOpen(null);
  const left = factor.recovery_codes_left;
  return (
    <div className="mt-4 space-y-4">
      {factor.on_since === null ? (
        <>
          <p>{words.security.isOff}</p>
          <Button onClick={() => setOpen('set-up')}>{words.security.setUp}</Button>
        </>
      ) : (
        <>
          <p>
            {words.security.onSince(exactTime(factor.on_since))} {left >= FEW && words.security.codesLeft(left)}
          </p>
          {left < FEW && (
            <Notice tone="caution" title={left === 0 ? words.security.noCodesLeft : words.security.codesLeft(left)} />
          )}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setOpen('codes')}>{words.security.newCodes}</Button>
            <Button onClick={() => setOpen('off')}>{words.security.switchOff}</Button>
          </div>
        </>
      )}
      {/* Always mounted: what is shown once must not go because the state behind it changed. */}
      <SetUpDialog username={username} isOpen={open === 'set-up'} onClose={close} />
      <SwitchOffDialog username={username} isOpen={open === 'off'} onClose={close} />
      <NewCodesDialog username={username} isOpen={open === 'codes'} onClose={close} />
    </div>
  );
}
