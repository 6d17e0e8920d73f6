import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import { rotateApiKey } from '@/api/calls/rotate-api-key';
import { fieldSentence, hasCode, Refused } from '@/api/problem';
import type { ApiKey } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { SelectField } from '@/ui/field';
import { DialogActs, FormDialog } from '@/ui/form-dialog';
import { PasswordAgain } from '@/ui/password-again';
import { words } from '@/words';
import { MadeKey } from './made-key';

/** In hours. */
const OVERLAPS = [0, 1, 24, 168, 720] as const;

interface ExchangeDialogProps {
  username: string;
  apiKey: ApiKey;
  onClose: () => void;
}

/** A new key for an old one, without a gap for the programs that use it. */
export function ExchangeDialog({ username, apiKey, onClose }: ExchangeDialogProps) {
  const say = words.keys.exchanging;
  const queryClient = useQueryClient();
  const [asksPassword, setAsksPassword] = useState(false);
  const [isReminded, setReminded] = useState(false);
  const form = useForm({ defaultValues: { overlap: '24', current_password: '' } });
  const exchange = useMutation({
    mutationFn: (fields: { overlap: string; current_password: string }) => {
      const current_password = fields.current_password === '' ? null : fields.current_password;
      return rotateApiKey({ id: apiKey.id, rotation: { overlap_hours: Number(fields.overlap), current_password } });
    },
    // The key is in the answer: it is not kept longer than it is shown.
    gcTime: 0,
    onError: (error) => hasCode(error, 'reauth_required') && setAsksPassword(true),
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
  const { data: made, error } = exchange;
  // Asked for only now, so it is where the reader goes on.
  useEffect(() => {
    if (asksPassword) form.setFocus('current_password');
  }, [asksPassword, form]);
  const { errors } = form.formState;
  const passwordError = fieldSentence(error, 'current_password');
  const isTold = passwordError !== undefined || hasCode(error, 'reauth_required');
  return (
    <FormDialog
      isOpen
      title={made === undefined ? say.title(apiKey.name) : say.done(apiKey.name)}
      isBusy={exchange.isPending}
      onClose={made === undefined ? onClose : () => setReminded(true)}
    >
      {made !== undefined ? (
        <MadeKey made={made} isReminded={isReminded} onKept={onClose} />
      ) : (
        <form noValidate className="mt-2 space-y-5" onSubmit={form.handleSubmit((fields) => exchange.mutate(fields))}>
          <p className="text-[0.9375rem] text-ink-soft">{say.lead}</p>
          <SelectField label={say.overlap} hint={say.overlapHint} {...form.register('overlap')}>
            {OVERLAPS.map((hours) => (
              <option key={hours} value={hours}>
                {say.overlaps[hours]}
              </option>
            ))}
          </SelectField>
          {asksPassword && (
            <PasswordAgain
              username={username}
              error={errors.current_password?.message ?? passwordError}
              {...form.register('current_password', { required: words.keys.again.typePassword })}
            />
          )}
          {error !== null && !isTold && <ErrorNotice error={error} doing={say.doing} />}
          {error !== null && !(error instanceof Refused) && <p className="text-sm">{say.unsure}</p>}
          <DialogActs>
            <Button onClick={onClose}>{words.ui.cancel}</Button>
            <Button type="submit" look="primary" busy={exchange.isPending} busyLabel={say.busy}>
              {say.act}
            </Button>
          </DialogActs>
        </form>
      )}
    </FormDialog>
  );
}
