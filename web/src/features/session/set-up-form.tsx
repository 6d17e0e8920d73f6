import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { setUp } from '@/api/calls/set-up';
import { fieldSentence } from '@/api/problem';
import type { SessionView } from '@/api/types';
import { passwordProblem } from '@/lib/password-rule';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';
import { words } from '@/words';

interface SetUpFormProps {
  needsToken: boolean;
  onSignedIn: (session: SessionView) => void;
}

export function SetUpForm({ needsToken, onSignedIn }: SetUpFormProps) {
  const form = useForm({ defaultValues: { username: '', password: '', token: '' } });
  const begin = useMutation({ mutationFn: setUp, onSuccess: onSignedIn });
  const { errors } = form.formState;
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={form.handleSubmit(({ username, password, token }) =>
        begin.mutate({ username, password, setup_token: needsToken ? token.trim() : null }),
      )}
    >
      {needsToken && (
        <TextField
          label={words.session.setupToken}
          autoComplete="off"
          spellCheck={false}
          hint={words.session.setupTokenHint}
          error={errors.token?.message ?? fieldSentence(begin.error, 'setup_token')}
          {...form.register('token', {
            validate: (value) => value.trim() !== '' || words.session.copyToken,
          })}
        />
      )}
      <TextField
        label={words.session.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username?.message ?? fieldSentence(begin.error, 'username')}
        {...form.register('username', { required: words.session.chooseUsername })}
      />
      <PasswordField
        label={words.session.password}
        autoComplete="new-password"
        hint={words.session.passwordHint}
        error={errors.password?.message ?? fieldSentence(begin.error, 'password')}
        {...form.register('password', { validate: (value) => passwordProblem(value) ?? true })}
      />
      {begin.isError && <ErrorNotice error={begin.error} doing={words.session.doingSetUp} />}
      <Button
        type="submit"
        look="primary"
        className="w-full"
        busy={begin.isPending}
        busyLabel={words.session.settingUp}
      >
        {words.session.createAdmin}
      </Button>
    </form>
  );
}
