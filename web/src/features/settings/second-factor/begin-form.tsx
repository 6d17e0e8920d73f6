import { useForm } from 'react-hook-form';
import { fieldSentence, hasCode } from '@/api/problem';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { DialogActs } from '@/ui/form-dialog';
import { PasswordAgain } from '@/ui/password-again';
import { Spinner } from '@/ui/spinner';
import { words } from '@/words';

interface BeginFormProps {
  username: string;
  asksPassword: boolean;
  error: unknown;
  isBusy: boolean;
  onSend: (password: string) => void;
  onCancel: () => void;
}

/** Until there is a secret: it is being made, or the password is wanted first. */
export function BeginForm({ username, asksPassword, error, isBusy, onSend, onCancel }: BeginFormProps) {
  const form = useForm({ defaultValues: { current_password: '' } });
  return (
    <form
      noValidate
      className="mt-4 space-y-5"
      onSubmit={form.handleSubmit(({ current_password }) => onSend(current_password))}
    >
      {asksPassword && (
        <PasswordAgain
          username={username}
          error={form.formState.errors.current_password?.message ?? fieldSentence(error, 'current_password')}
          {...form.register('current_password', { required: words.security.typePassword })}
        />
      )}
      {isBusy && !asksPassword && (
        <p role="status" className="flex items-center gap-2 text-ink-soft">
          <Spinner /> {words.security.settingUp}
        </p>
      )}
      {error !== null && !hasCode(error, 'reauth_required', 'invalid_fields') && (
        <ErrorNotice error={error} doing={words.security.doingSetUp} />
      )}
      <DialogActs>
        <Button onClick={onCancel}>{words.security.cancel}</Button>
        {asksPassword && (
          <Button type="submit" look="primary" busy={isBusy} busyLabel={words.security.settingUp}>
            {words.security.setUp}
          </Button>
        )}
      </DialogActs>
    </form>
  );
}
