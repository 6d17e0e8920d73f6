import { useState } from 'react';
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

/** What is asked once the password is right: a code of the app, or one from paper. */
export function SecondStep({ form, error }: { form: UseFormReturn<SignInFields>; error: string | undefined }) {
  const [isRecovering, setRecovering] = useState(false);
  return (
    <div className="space-y-4">
      <Notice tone="info" icon="lock" role="status" title={words.session.passwordRight} />
      <TextField
        key={String(isRecovering)}
        label={isRecovering ? words.session.recoveryCode : words.session.code}
        hint={isRecovering ? words.session.recoveryHint : words.session.codeHint}
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoFocus
        spellCheck={false}
        inputMode={isRecovering ? 'text' : 'numeric'}
        className="font-mono"
        error={error}
        {...form.register('code', { required: words.session.typeCode })}
      />
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
