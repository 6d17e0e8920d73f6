import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { logIn } from '@/api/calls/log-in';
import { fieldSentence, hasCode } from '@/api/problem';
import type { SessionView } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';
import { words } from '@/words';
import { SecondStep, type SignInFields } from './second-step';

export function SignInForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const form = useForm<SignInFields>({ defaultValues: { username: '', password: '', code: '' } });
  const [asksCode, setAsksCode] = useState(false);
  const signIn = useMutation({
    mutationFn: ({ code, ...fields }: SignInFields) => logIn(asksCode ? { ...fields, code } : fields),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (hasCode(error, 'second_factor_required')) setAsksCode(true);
      // The password has to be looked at first.
      if (hasCode(error, 'credentials_wrong')) setAsksCode(false);
    },
  });
  const { errors } = form.formState;
  const isOnlyAsked = hasCode(signIn.error, 'second_factor_required');
  return (
    <form noValidate className="space-y-5" onSubmit={form.handleSubmit((fields) => signIn.mutate(fields))}>
      {asksCode ? (
        <SecondStep form={form} error={errors.code?.message} />
      ) : (
        <>
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
        </>
      )}
      {signIn.isError && !isOnlyAsked && <ErrorNotice error={signIn.error} doing={words.session.doingSignIn} />}
      <Button
        type="submit"
        look="primary"
        className="w-full"
        busy={signIn.isPending}
        busyLabel={words.session.signingIn}
      >
        {words.session.signIn}
      </Button>
      {asksCode && (
        <Button
          look="quiet"
          className="w-full"
          onClick={() => {
            form.reset();
            signIn.reset();
            setAsksCode(false);
          }}
        >
          {words.session.back}
        </Button>
      )}
    </form>
  );
}
