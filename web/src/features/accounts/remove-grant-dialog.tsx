import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountsQuery } from '@/api/calls/list-accounts';
import { removeImageGrant } from '@/api/calls/remove-image-grant';
import type { Account } from '@/api/types';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';
import { words } from '@/words';

interface RemoveGrantDialogProps {
  account: Account;
  isSandbox: boolean;
  isOpen: boolean;
  onClose: () => void;
}

export function RemoveGrantDialog({ account, isSandbox, isOpen, onClose }: RemoveGrantDialogProps) {
  const say = words.images.remove;
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeImageGrant(account.id),
    onSuccess: () => {
      toast(say.done(account.username));
      onClose();
    },
    // Also after a lost answer: the list then shows how it really stands.
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={say.title(account.username)}
      confirmLabel={say.act}
      busyLabel={say.busy}
      cancelLabel={say.keep}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={() => {
        remove.reset();
        onClose();
      }}
    >
      <p>{isSandbox ? say.whatSandbox : say.what}</p>
      <p>{say.after}</p>
      {remove.isError && <ErrorNotice error={remove.error} doing={say.doing} />}
    </ConfirmDialog>
  );
}
