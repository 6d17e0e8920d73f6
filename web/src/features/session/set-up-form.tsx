import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { setUp } from '@/api/calls/set-up';
import { fieldSentence } from '@/api/problem';
import type { SessionView } from '@/api/types';
import { passwordProblem } from '@/lib/password-rule';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';

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
          label="Setup token"
          autoComplete="off"
          spellCheck={false}
          hint={
            <>
              The server printed it when it started for the first time: look for “setup token” in its log or in the
              terminal it runs in.
            </>
          }
          error={errors.token?.message ?? fieldSentence(begin.error, 'setup_token')}
          {...form.register('token', {
            validate: (value) => value.trim() !== '' || 'Copy the setup token from the server’s log.',
          })}
        />
      )}
      <TextField
        label="Username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username?.message ?? fieldSentence(begin.error, 'username')}
        {...form.register('username', { required: 'Choose a username.' })}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        hint="15 to 128 characters. A few words that only you would put together are easy to keep."
        error={errors.password?.message ?? fieldSentence(begin.error, 'password')}
        {...form.register('password', { validate: (value) => passwordProblem(value) ?? true })}
      />
      {begin.isError && <ErrorNotice error={begin.error} doing="set up this server" />}
      <Button type="submit" look="primary" className="w-full" busy={begin.isPending} busyLabel="Setting up…">
        Create administrator
      </Button>
    </form>
  );
}
