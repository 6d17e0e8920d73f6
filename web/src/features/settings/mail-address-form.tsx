import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { changeEmail } from '@/api/calls/change-email';
import { emailQuery } from '@/api/calls/get-email';
import { fieldSentence } from '@/api/problem';
import { announce } from '@/lib/announce';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';
import { words } from '@/words';

interface MailAddressFormProps {
  username: string;
  /** The link has left. */
  onSent: () => void;
  onCancel: (() => void) | undefined;
}

export function MailAddressForm({ username, onSent, onCancel }: MailAddressFormProps) {
  const say = words.settings.mail;
  const queryClient = useQueryClient();
  const form = useForm({ defaultValues: { address: '', current_password: '' } });
  const change = useMutation({
    mutationFn: changeEmail,
    onSuccess: (email) => {
      queryClient.setQueryData(emailQuery.queryKey, email);
      announce(email.pending === null ? say.sentSomewhere : say.sent(email.pending));
      document.getElementById('mail-title')?.focus();
      onSent();
    },
    // After a lost answer the link may have left all the same.
    onError: () => queryClient.invalidateQueries({ queryKey: emailQuery.queryKey }),
  });
  const { errors } = form.formState;
  const addressError = fieldSentence(change.error, 'address');
  const passwordError = fieldSentence(change.error, 'current_password');
  const isAtField = addressError !== undefined || passwordError !== undefined;
  return (
    <form
      noValidate
      className="mt-4 max-w-md space-y-4"
      onSubmit={form.handleSubmit((fields) => change.mutate(fields))}
    >
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <TextField
        label={say.address}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        hint={say.addressHint}
        error={errors.address?.message ?? addressError}
        {...form.register('address', { required: say.typeAddress })}
      />
      <PasswordField
        label={words.settings.password.current}
        autoComplete="current-password"
        error={errors.current_password?.message ?? passwordError}
        {...form.register('current_password', { required: words.settings.password.typeCurrent })}
      />
      {change.isError && !isAtField && <ErrorNotice error={change.error} doing={say.doingSend} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={change.isPending} busyLabel={say.sending}>
          {say.send}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{words.ui.cancel}</Button>}
      </div>
    </form>
  );
}
