import { useForm } from 'react-hook-form';
import { fieldSentence, hasCode } from '@/api/problem';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';
import { DialogActs } from '@/ui/form-dialog';
import { words } from '@/words';

export interface Both {
  current_password: string;
  code: string;
}

interface BothFormProps {
  username: string;
  why: string;
  act: string;
  busyLabel: string;
  cancel: string;
  doing: string;
  error: unknown;
  isBusy: boolean;
  onSend: (both: Both) => void;
  onCancel: () => void;
}

/** Password and code, for what weakens the sign-in. */
export function BothForm({
  username,
  why,
  act,
  busyLabel,
  cancel,
  doing,
  error,
  isBusy,
  onSend,
  onCancel,
}: BothFormProps) {
  const form = useForm<Both>({ defaultValues: { current_password: '', code: '' } });
  const { errors } = form.formState;
  return (
    <form noValidate className="mt-3 space-y-4" onSubmit={form.handleSubmit(onSend)}>
      <p>{why}</p>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        label={words.security.currentPassword}
        autoComplete="current-password"
        error={errors.current_password?.message ?? fieldSentence(error, 'current_password')}
        {...form.register('current_password', { required: words.security.typePassword })}
      />
      <TextField
        label={words.security.codeOrRecovery}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono"
        error={errors.code?.message ?? fieldSentence(error, 'code')}
        {...form.register('code', { required: words.security.typeCode })}
      />
      {error !== null && !hasCode(error, 'invalid_fields') && <ErrorNotice error={error} doing={doing} />}
      <DialogActs>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button type="submit" look="primary" busy={isBusy} busyLabel={busyLabel}>
          {act}
        </Button>
      </DialogActs>
    </form>
  );
}
