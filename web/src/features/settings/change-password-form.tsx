import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { changePassword } from '@/api/calls/change-password';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import { sessionsQuery } from '@/api/calls/list-sessions';
import { fieldSentence } from '@/api/problem';
import { passwordProblem } from '@/lib/password-rule';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { CheckField } from '@/ui/check-field';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField } from '@/ui/field';
import { Notice } from '@/ui/notice';

interface Fields {
  current_password: string;
  new_password: string;
  revoke_api_keys: boolean;
}

export function ChangePasswordForm({ username }: { username: string }) {
  const queryClient = useQueryClient();
  const keys = useQuery(apiKeysQuery);
  const form = useForm<Fields>({ defaultValues: { current_password: '', new_password: '', revoke_api_keys: false } });
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.reset();
      void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const { errors } = form.formState;
  return (
    <Card aria-labelledby="password-title" className="p-5 sm:p-6">
      <h2 id="password-title" className="text-lg font-semibold">
        Password
      </h2>
      <form
        noValidate
        className="mt-4 max-w-md space-y-4"
        onSubmit={form.handleSubmit((fields) => change.mutate(fields))}
      >
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          error={errors.current_password?.message ?? fieldSentence(change.error, 'current_password')}
          {...form.register('current_password', { required: 'Type the password you have now.' })}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          hint="15 to 128 characters. A few words that only you would put together are easy to keep."
          error={errors.new_password?.message ?? fieldSentence(change.error, 'new_password')}
          {...form.register('new_password', { validate: (value) => passwordProblem(value) ?? true })}
        />
        <CheckField
          label="Also revoke my API keys"
          hint={whatIsRevoked(keys.data?.items.length)}
          {...form.register('revoke_api_keys')}
        />
        <p className="text-sm text-ink-soft">Changing it ends every other session.</p>
        {change.isError && <ErrorNotice error={change.error} doing="change your password" />}
        {change.isSuccess && (
          <Notice tone="positive" role="status" title="Your password is changed" onDismiss={change.reset}>
            Every other session has ended.{change.variables.revoke_api_keys && ' So have your API keys.'}
          </Notice>
        )}
        <Button type="submit" look="primary" busy={change.isPending} busyLabel="Changing…">
          Change password
        </Button>
      </form>
    </Card>
  );
}

/** `count`: as far as it is known. */
function whatIsRevoked(count: number | undefined): string {
  const why = 'Do it if somebody else may have made one.';
  if (count === undefined) return `Every program that uses one stops at once. ${why}`;
  if (count === 0) return `You have none now. ${why}`;
  return count === 1
    ? `You have 1. The program that uses it stops at once. ${why}`
    : `You have ${count}. Every program that uses one stops at once. ${why}`;
}
