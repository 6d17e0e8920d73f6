import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disconnectX } from '@/api/calls/disconnect-x';
import { accountsQuery } from '@/api/calls/list-accounts';
import type { Account, Waiting } from '@/api/types';
import { ChoiceField } from '@/ui/choice-field';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';
import { words } from '@/words';

interface DisconnectDialogProps {
  account: Account;
  isSandbox: boolean;
  isOpen: boolean;
  onClose: () => void;
}

export function DisconnectDialog({ account, isSandbox, isOpen, onClose }: DisconnectDialogProps) {
  const say = words.accounts.disconnect;
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState<Waiting>('hold');
  const count = account.waiting_posts;
  const cancels = count > 0 && waiting === 'cancel';

  function close(): void {
    setWaiting('hold');
    onClose();
  }

  const disconnect = useMutation({
    mutationFn: () => disconnectX(account.id, cancels ? 'cancel' : 'hold'),
    onSuccess: () => {
      toast(cancels ? say.doneAndCancelled(account.username, count) : say.done(account.username));
      close();
    },
    // Also after a lost answer: the lists then show how it really stands.
    onSettled: () =>
      Promise.all([accountsQuery.queryKey, ['posts']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={say.title(account.username)}
      confirmLabel={cancels ? say.actAndCancel(count) : say.act}
      busyLabel={say.busy}
      cancelLabel={count > 0 ? say.stay : words.ui.cancel}
      isBusy={disconnect.isPending}
      onConfirm={() => disconnect.mutate()}
      onCancel={() => {
        disconnect.reset();
        close();
      }}
      choice={
        count > 0 && (
          <ChoiceField
            label={say.waiting(count)}
            value={waiting}
            onChange={setWaiting}
            choices={[
              {
                value: 'hold',
                label: say.hold(count),
                hint: say.holdHint(count),
              },
              {
                value: 'cancel',
                label: say.cancel(count),
                hint: say.cancelHint(count),
              },
            ]}
          />
        )
      }
    >
      <p>{isSandbox ? say.whatSandbox : say.what}</p>
      <p>{say.stays}</p>
      {disconnect.isError && <ErrorNotice error={disconnect.error} doing={say.doing} />}
    </ConfirmDialog>
  );
}
