import { useMutation, useQueryClient } from '@tanstack/react-query';
import { emailQuery } from '@/api/calls/get-email';
import { removeEmail } from '@/api/calls/remove-email';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';

interface RemoveAddressDialogProps {
  address: string | null;
  isOpen: boolean;
  onClose: () => void;
}

export function RemoveAddressDialog({ address, isOpen, onClose }: RemoveAddressDialogProps) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: removeEmail,
    onSuccess: (email) => {
      queryClient.setQueryData(emailQuery.queryKey, email);
      toast('No mail is sent to you any more.');
      onClose();
    },
    onError: () => queryClient.invalidateQueries({ queryKey: emailQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Remove ${address ?? 'the address'}?`}
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
      <p>Nothing is mailed to you then, and a link that is on its way there leads to nothing.</p>
      <p>You go on reading everything in the app.</p>
      {remove.isError && <ErrorNotice error={remove.error} doing="remove it" />}
    </ConfirmDialog>
  );
}
