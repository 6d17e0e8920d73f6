import { useMutation, useQueryClient } from '@tanstack/react-query';
import { emailQuery } from '@/api/calls/get-email';
import { removeEmail } from '@/api/calls/remove-email';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';
import { words } from '@/words';

interface RemoveAddressDialogProps {
  address: string | null;
  isOpen: boolean;
  onClose: () => void;
}

export function RemoveAddressDialog({ address, isOpen, onClose }: RemoveAddressDialogProps) {
  const say = words.settings.mail;
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: removeEmail,
    onSuccess: (email) => {
      queryClient.setQueryData(emailQuery.queryKey, email);
      toast(say.removed);
      onClose();
    },
    onError: () => queryClient.invalidateQueries({ queryKey: emailQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={address === null ? say.removeTitleUnknown : say.removeTitle(address)}
      confirmLabel={say.removeAct}
      busyLabel={say.removing}
      cancelLabel={say.keep}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={() => {
        remove.reset();
        onClose();
      }}
    >
      <p>{say.removeWhat}</p>
      <p>{say.removeThen}</p>
      {remove.isError && <ErrorNotice error={remove.error} doing={say.doingRemove} />}
    </ConfirmDialog>
  );
}
