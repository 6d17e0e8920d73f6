import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { createInvitation } from '@/api/calls/create-invitation';
import { invitationsQuery } from '@/api/calls/list-invitations';
import { fieldSentence, hasCode, Refused } from '@/api/problem';
import { requestKeyOf } from '@/lib/request-key';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { TextField } from '@/ui/field';
import { DialogActs, FormDialog } from '@/ui/form-dialog';
import { PasswordAgain } from '@/ui/password-again';
import { words } from '@/words';
import { MadeInvitation } from './made-invitation';
import { usePasswordAgain } from './use-password-again';

const NOTE_MAX = 100;

/** A link for one person, seen once. */
export function InviteDialog({ username, onClose }: { username: string; onClose: () => void }) {
  const queryClient = useQueryClient();
  const say = words.instance;
  const [note, setNote] = useState('');
  const [isReminded, setReminded] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const requestKey = requestKeyOf('invitation');
  const invite = useMutation({
    mutationFn: (current_password: string | null) => {
      const wish = { note: note.trim() };
      return createInvitation({
        wish: { ...wish, current_password },
        idempotencyKey: requestKey.for(JSON.stringify(wish)),
      });
    },
    // The link is in the answer: it is not kept longer than it is shown.
    gcTime: 0,
    onSuccess: () => requestKey.settle(),
    onError: (error) => {
      // Asked for the password, the same wish is repeated.
      if (error instanceof Refused && !hasCode(error, 'reauth_required')) requestKey.settle();
    },
    // After a lost answer it may have been made all the same.
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const { data: made, error } = invite;
  const password = usePasswordAgain(error);
  const noteError = note.trim().length > NOTE_MAX ? say.noteTooLong(NOTE_MAX) : fieldSentence(error, 'note');
  return (
    <FormDialog
      isOpen
      title={made === undefined ? say.invite : say.invitationMade}
      isBusy={invite.isPending}
      focusFirst={first}
      onClose={made === undefined ? onClose : () => setReminded(true)}
    >
      {made !== undefined ? (
        <MadeInvitation url={made.url} isReminded={isReminded} onKept={onClose} />
      ) : (
        <form
          noValidate
          className="mt-4 space-y-5"
          onSubmit={password.submit((current_password) => {
            if (note.trim().length <= NOTE_MAX) invite.mutate(current_password);
          })}
        >
          <TextField
            ref={first}
            label={say.forWhom}
            hint={say.forWhomWhy}
            autoComplete="off"
            error={noteError}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {password.isAsked && <PasswordAgain username={username} {...password.field} />}
          {error !== null && !password.saysAll && noteError === undefined && (
            <ErrorNotice error={error} doing={say.doingInvite} />
          )}
          <DialogActs>
            <Button onClick={onClose}>{say.cancel}</Button>
            <Button type="submit" look="primary" busy={invite.isPending} busyLabel={say.inviting}>
              {say.makeLink}
            </Button>
          </DialogActs>
        </form>
      )}
    </FormDialog>
  );
}
