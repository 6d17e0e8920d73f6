import type { ComponentProps } from 'react';
import { words } from '@/words';
import { PasswordField } from './field';
import { Notice } from './notice';

interface PasswordAgainProps extends Omit<ComponentProps<typeof PasswordField>, 'label'> {
  username: string;
}

/** Appears when the sign-in is too long ago for what outlives a session, or changes the rights of others. The rest of the form stays as it is. */
export function PasswordAgain({ username, ...field }: PasswordAgainProps) {
  return (
    <div className="space-y-4">
      <Notice tone="info" icon="lock" role="status" title={words.keys.again.title}>
        {words.keys.again.why}
      </Notice>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField label={words.keys.again.password} autoComplete="current-password" {...field} />
    </div>
  );
}
