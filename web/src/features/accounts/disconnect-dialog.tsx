import { useMutation, useQueryClient } from '@tanstack/react-query';
import { disconnectX } from '@/api/calls/disconnect-x';
import { accountsQuery } from '@/api/calls/list-accounts';
import type { Account } from '@/api/types';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';

interface DisconnectDialogProps {
  account: Account;
  isSandbox: boolean;
  isOpen: boolean;
  onClose: () => void;
}

export function DisconnectDialog({ account, isSandbox, isOpen, onClose }: DisconnectDialogProps) {
  const queryClient = useQueryClient();
  const disconnect = useMutation({
    mutationFn: () => disconnectX(account.id),
    onSuccess: () => {
      toast(`@${account.username} is disconnected.`);
      onClose();
    },
    // Also after a lost answer: the list then shows how it really stands.
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Disconnect @${account.username}?`}
      confirmLabel="Disconnect"
      busyLabel="Disconnecting…"
      isBusy={disconnect.isPending}
      onConfirm={() => disconnect.mutate()}
      onCancel={() => {
        disconnect.reset();
        onClose();
      }}
    >
      <p>Pillarbox gives its access back to {isSandbox ? 'the sandbox' : 'X'} and forgets its tokens.</p>
      <p>
        Posts that are waiting for this account are put on hold. They are not deleted, and go on when you reconnect it.
      </p>
      <p>What is already on X stays there, and your history is kept.</p>
      {disconnect.isError && <ErrorNotice error={disconnect.error} doing="disconnect it" />}
    </ConfirmDialog>
  );
}
