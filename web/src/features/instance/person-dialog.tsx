import { useMutation, useQueryClient } from '@tanstack/react-query';
import { instanceUsersQuery } from '@/api/calls/list-instance-users';
import { invitationsQuery } from '@/api/calls/list-invitations';
import type { InstanceUser } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { DialogActs, FormDialog } from '@/ui/form-dialog';
import { PasswordAgain } from '@/ui/password-again';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { type ActName, perform } from './person-acts';
import { usePasswordAgain } from './use-password-again';

interface PersonDialogProps {
  act: ActName;
  person: InstanceUser;
  /** The administrator's own name, for the password manager. */
  username: string;
  onDone: () => void;
  onClose: () => void;
}

/** Asks before something is done about a person, by his name. */
export function PersonDialog({ act, person, username, onDone, onClose }: PersonDialogProps) {
  const queryClient = useQueryClient();
  const say = words.instance.acts[act];
  const doIt = useMutation({
    mutationFn: (password: string | null) => perform(act, person, password),
    onSuccess: (sentence) => {
      toast(sentence);
      onDone();
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: instanceUsersQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
      ]),
  });
  const password = usePasswordAgain(doIt.error);
  return (
    <FormDialog isOpen title={say.title(person.username)} isBusy={doIt.isPending} onClose={onClose}>
      <form
        noValidate
        className="mt-2 space-y-4"
        onSubmit={password.submit((current_password) => doIt.mutate(current_password))}
      >
        <div className="space-y-2 text-[0.9375rem] text-ink-soft">
          {say.what.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {password.isAsked && <PasswordAgain username={username} {...password.field} />}
        {doIt.isError && !password.saysAll && <ErrorNotice error={doIt.error} doing={say.doing} />}
        <DialogActs>
          <Button onClick={onClose}>{words.instance.cancel}</Button>
          <Button type="submit" look="primary" busy={doIt.isPending} busyLabel={say.busy}>
            {say.confirm}
          </Button>
        </DialogActs>
      </form>
    </FormDialog>
  );
}
