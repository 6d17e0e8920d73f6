import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { fieldSentence, hasCode } from '@/api/problem';
import type { Enrolment } from '@/api/types';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { ErrorNotice } from '@/ui/error-notice';
import { TextField } from '@/ui/field';
import { DialogActs } from '@/ui/form-dialog';
import { words } from '@/words';

interface EnrolmentFormProps {
  enrolment: Enrolment;
  /** Drawn by the caller. */
  picture: ReactNode;
  error: unknown;
  isBusy: boolean;
  onSend: (code: string) => void;
  onCancel: () => void;
}

/** The secret for the app, and the code that shows that the app has it. */
export function EnrolmentForm({ enrolment, picture, error, isBusy, onSend, onCancel }: EnrolmentFormProps) {
  const form = useForm({ defaultValues: { code: '' } });
  return (
    <form noValidate className="mt-4 space-y-5" onSubmit={form.handleSubmit(({ code }) => onSend(code))}>
      <p>{words.security.scan}</p>
      {picture}
      <CopyField label={words.security.key} text={enrolment.secret} />
      <TextField
        label={words.security.codeNow}
        hint={words.security.codeWhy}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="font-mono"
        error={form.formState.errors.code?.message ?? fieldSentence(error, 'code')}
        {...form.register('code', { required: words.security.typeCode })}
      />
      {error !== null && !hasCode(error, 'invalid_fields') && (
        <ErrorNotice error={error} doing={words.security.doingSwitchOn} />
      )}
      <DialogActs>
        <Button onClick={onCancel}>{words.security.cancel}</Button>
        <Button type="submit" look="primary" busy={isBusy} busyLabel={words.security.switchingOn}>
          {words.security.switchOn}
        </Button>
      </DialogActs>
    </form>
  );
}
