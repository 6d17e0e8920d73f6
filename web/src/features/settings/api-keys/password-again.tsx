import type { ComponentProps } from 'react';
import { PasswordField } from '@/ui/field';
import { Notice } from '@/ui/notice';

interface PasswordAgainProps extends Omit<ComponentProps<typeof PasswordField>, 'label'> {
  username: string;
}

/** Appears when the sign-in is too long ago for what outlives a session. The rest of the form stays as it is. */
export function PasswordAgain({ username, ...field }: PasswordAgainProps) {
  return (
    <div className="space-y-4">
      <Notice tone="info" icon="lock" role="status" title="Show that it is you">
        You signed in a while ago. Type your password, then go on; what you chose is kept.
      </Notice>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField label="Current password" autoComplete="current-password" {...field} />
    </div>
  );
}
