import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { logIn } from '@/api/calls/log-in';
import { fieldSentence } from '@/api/problem';
import type { SessionView } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';
import { words } from '@/words';

export function SignInForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const form = useForm({ defaultValues: { username: '', password: '' } });
  const signIn = useMutation({ mutationFn: logIn, onSuccess: onSignedIn });
  const { errors } = form.formState;
  return (
    <form noValidate className="space-y-5" onSubmit={form.handleSubmit((fields) => signIn.mutate(fields))}>
      <TextField
        label={words.session.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username?.message ?? fieldSentence(signIn.error, 'username')}
        {...form.register('username', { required: words.session.typeUsername })}
      />
      <PasswordField
        label={words.session.password}
        autoComplete="current-password"
        error={errors.password?.message ?? fieldSentence(signIn.error, 'password')}
        {...form.register('password', { required: words.session.typePassword })}
      />
      {signIn.isError && <ErrorNotice error={signIn.error} doing="sign you in" />}
      <Button
        type="submit"
        look="primary"
        className="w-full"
        busy={signIn.isPending}
        busyLabel={words.session.signingIn}
      >
        {words.session.signIn}
      </Button>
    </form>
  );
}
