import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disconnectX } from '@/api/calls/disconnect-x';
import { accountsQuery } from '@/api/calls/list-accounts';
import type { Account, Waiting } from '@/api/types';
import { ChoiceField } from '@/ui/choice-field';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';

interface DisconnectDialogProps {
  account: Account;
  isSandbox: boolean;
  isOpen: boolean;
  onClose: () => void;
}

function posts(count: number): string {
  return count === 1 ? 'the waiting post' : `the ${count} waiting posts`;
}

export function DisconnectDialog({ account, isSandbox, isOpen, onClose }: DisconnectDialogProps) {
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
      toast(`@${account.username} is disconnected${cancels ? `, and ${posts(count)} cancelled` : ''}.`);
      close();
    },
    // Also after a lost answer: the lists then show how it really stands.
    onSettled: () =>
      Promise.all([accountsQuery.queryKey, ['posts']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Disconnect @${account.username}?`}
      confirmLabel={cancels ? `Disconnect and cancel ${count === 1 ? 'the post' : `${count} posts`}` : 'Disconnect'}
      busyLabel="Disconnecting…"
      cancelLabel={count > 0 ? 'Stay connected' : 'Cancel'}
      isBusy={disconnect.isPending}
      onConfirm={() => disconnect.mutate()}
      onCancel={() => {
        disconnect.reset();
        close();
      }}
      choice={
        count > 0 && (
          <ChoiceField
            label={count === 1 ? 'One post waits for this account' : `${count} posts wait for this account`}
            value={waiting}
            onChange={setWaiting}
            choices={[
              {
                value: 'hold',
                label: `Keep ${posts(count)}`,
                hint: `On hold until this same account is connected again. Then ${count === 1 ? 'it goes' : 'they go'} on.`,
              },
              {
                value: 'cancel',
                label: `Cancel ${posts(count)}`,
                hint: `${count === 1 ? 'It does' : 'They do'} not go out. The text stays in your history.`,
              },
            ]}
          />
        )
      }
    >
      <p>Pillarbox gives its access back to {isSandbox ? 'the sandbox' : 'X'} and forgets its tokens.</p>
      <p>What is already on X stays there, and your history is kept.</p>
      {disconnect.isError && <ErrorNotice error={disconnect.error} doing="disconnect it" />}
    </ConfirmDialog>
  );
}
