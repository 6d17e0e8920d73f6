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
import { words } from '@/words';

interface Fields {
  current_password: string;
  new_password: string;
  revoke_api_keys: boolean;
}

export function ChangePasswordForm({ username }: { username: string }) {
  const say = words.settings.password;
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
        {say.title}
      </h2>
      <form
        noValidate
        className="mt-4 max-w-md space-y-4"
        onSubmit={form.handleSubmit((fields) => change.mutate(fields))}
      >
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordField
          label={say.current}
          autoComplete="current-password"
          error={errors.current_password?.message ?? fieldSentence(change.error, 'current_password')}
          {...form.register('current_password', { required: say.typeCurrent })}
        />
        <PasswordField
          label={say.new}
          autoComplete="new-password"
          hint={say.hint}
          error={errors.new_password?.message ?? fieldSentence(change.error, 'new_password')}
          {...form.register('new_password', { validate: (value) => passwordProblem(value) ?? true })}
        />
        <CheckField
          label={say.revokeKeys}
          hint={keys.data === undefined ? say.revokeUnknown : say.revokeHint(keys.data.items.length)}
          {...form.register('revoke_api_keys')}
        />
        <p className="text-sm text-ink-soft">{say.endsOthers}</p>
        {change.isError && <ErrorNotice error={change.error} doing={say.doing} />}
        {change.isSuccess && (
          <Notice tone="positive" role="status" title={say.done} onDismiss={change.reset}>
            {change.variables.revoke_api_keys ? say.othersEndedAndKeys : say.othersEnded}
          </Notice>
        )}
        <Button type="submit" look="primary" busy={change.isPending} busyLabel={say.busy}>
          {say.act}
        </Button>
      </form>
    </Card>
  );
}
