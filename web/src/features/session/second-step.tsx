import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { words } from '@/words';

export interface SignInFields {
  username: string;
  password: string;
  code: string;
}

interface SecondStepProps {
  form: UseFormReturn<SignInFields>;
  error: string | undefined;
}

/** What is asked once the password is right: a code of the app, or one from paper. */
export function SecondStep({ form, error }: SecondStepProps) {
  const [isRecovering, setRecovering] = useState(false);
  return (
    <div className="space-y-4">
      <Notice tone="info" icon="lock" role="status" title={words.session.passwordRight} />
      <CodeField key={String(isRecovering)} form={form} error={error} isRecovering={isRecovering} />
      <Button
        look="quiet"
        onClick={() => {
          form.setValue('code', '');
          setRecovering(!isRecovering);
        }}
      >
        {isRecovering ? words.session.useApp : words.session.useRecoveryCode}
      </Button>
    </div>
  );
}

/** Takes the focus: it is what the page is about now. */
function CodeField({ form, error, isRecovering }: SecondStepProps & { isRecovering: boolean }) {
  const { register, setFocus } = form;
  useEffect(() => setFocus('code'), [setFocus]);
  return (
    <TextField
      label={isRecovering ? words.session.recoveryCode : words.session.code}
      hint={isRecovering ? words.session.recoveryHint : words.session.codeHint}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={isRecovering ? 'text' : 'numeric'}
      className="font-mono"
      error={error}
      {...register('code', { required: words.session.typeCode })}
    />
  );
}
