import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountsQuery } from '@/api/calls/list-accounts';
import { removeImageGrant } from '@/api/calls/remove-image-grant';
import type { Account } from '@/api/types';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';

interface RemoveGrantDialogProps {
  account: Account;
  isSandbox: boolean;
  isOpen: boolean;
  onClose: () => void;
}

export function RemoveGrantDialog({ account, isSandbox, isOpen, onClose }: RemoveGrantDialogProps) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeImageGrant(account.id),
    onSuccess: () => {
      toast(`The image permission of @${account.username} is removed.`);
      onClose();
    },
    // Also after a lost answer: the list then shows how it really stands.
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Remove the image permission of @${account.username}?`}
      confirmLabel="Remove it"
      busyLabel="Removing…"
      cancelLabel="Keep it"
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={() => {
        remove.reset();
        onClose();
      }}
    >
      <p>
        Pillarbox ends this permission at {isSandbox ? 'the sandbox' : 'X'} and forgets it. The account stays connected.
      </p>
      <p>Posts without images go out as before. Those with images then wait until you allow images again.</p>
      {remove.isError && <ErrorNotice error={remove.error} doing="remove it" />}
    </ConfirmDialog>
  );
}
