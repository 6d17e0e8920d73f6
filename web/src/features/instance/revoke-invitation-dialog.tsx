import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invitationsQuery } from '@/api/calls/list-invitations';
import { revokeInvitation } from '@/api/calls/revoke-invitation';
import { hasCode } from '@/api/problem';
import type { Invitation } from '@/api/types';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';
import { words } from '@/words';

export function RevokeInvitationDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const queryClient = useQueryClient();
  const say = words.instance;
  const revoke = useMutation({
    mutationFn: revokeInvitation,
    onSuccess: () => {
      toast(say.isTakenBack);
      onClose();
    },
    onError: (error) => {
      // It was used, taken back or ran out meanwhile: the list says which.
      if (!hasCode(error, 'not_found')) return;
      toast(say.hadEnded);
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen
      title={invitation.note === '' ? say.takeBackTitle : say.takeBackTitleOf(invitation.note)}
      confirmLabel={say.takeBack}
      busyLabel={say.takingBack}
      cancelLabel={say.keepIt}
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate(invitation.id)}
      onCancel={onClose}
    >
      <p>{say.takeBackWhat}</p>
      {revoke.isError && <ErrorNotice error={revoke.error} doing={say.doingTakeBack} />}
    </ConfirmDialog>
  );
}
