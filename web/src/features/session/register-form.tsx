import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { register } from '@/api/calls/register';
import { fieldSentence } from '@/api/problem';
import type { SessionView } from '@/api/types';
import { passwordProblem } from '@/lib/password-rule';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';
import { words } from '@/words';

interface RegisterFormProps {
  needsInvitation: boolean;
  invitation: string;
  onSignedIn: (session: SessionView) => void;
}

export function RegisterForm({ needsInvitation, invitation, onSignedIn }: RegisterFormProps) {
  const form = useForm({ defaultValues: { username: '', password: '', invitation } });
  const join = useMutation({ mutationFn: register, onSuccess: onSignedIn });
  const { errors } = form.formState;
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={form.handleSubmit((fields) =>
        join.mutate({
          ...fields,
          invitation: fields.invitation.trim() === '' ? null : fields.invitation.trim(),
        }),
      )}
    >
      {(needsInvitation || invitation !== '') && (
        <TextField
          label={words.session.invitation}
          autoComplete="off"
          spellCheck={false}
          hint={words.session.invitationHint}
          error={errors.invitation?.message ?? fieldSentence(join.error, 'invitation')}
          {...form.register('invitation', {
            validate: (value) => !needsInvitation || value.trim() !== '' || words.session.pasteInvitation,
          })}
        />
      )}
      <TextField
        label={words.session.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username?.message ?? fieldSentence(join.error, 'username')}
        {...form.register('username', { required: words.session.chooseUsername })}
      />
      <PasswordField
        label={words.session.password}
        autoComplete="new-password"
        hint={words.session.passwordHint}
        error={errors.password?.message ?? fieldSentence(join.error, 'password')}
        {...form.register('password', { validate: (value) => passwordProblem(value) ?? true })}
      />
      {join.isError && <ErrorNotice error={join.error} doing={words.session.doingCreate} />}
      <Button type="submit" look="primary" className="w-full" busy={join.isPending} busyLabel={words.session.creating}>
        {words.session.createAccount}
      </Button>
    </form>
  );
}
