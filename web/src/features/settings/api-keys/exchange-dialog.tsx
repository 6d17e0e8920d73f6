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
import { MadeKey } from './made-key';
import { PasswordAgain } from './password-again';

const OVERLAPS: [hours: string, words: string][] = [
  ['0', 'Not at all: it ends now'],
  ['1', '1 hour'],
  ['24', '24 hours'],
  ['168', '7 days'],
  ['720', '30 days'],
];

interface ExchangeDialogProps {
  username: string;
  apiKey: ApiKey;
  onClose: () => void;
}

/** A new key for an old one, without a gap for the programs that use it. */
export function ExchangeDialog({ username, apiKey, onClose }: ExchangeDialogProps) {
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
      title={made === undefined ? `Exchange “${apiKey.name}”` : `“${apiKey.name}” is exchanged`}
      isBusy={exchange.isPending}
      onClose={made === undefined ? onClose : () => setReminded(true)}
    >
      {made !== undefined ? (
        <MadeKey made={made} isReminded={isReminded} onKept={onClose} />
      ) : (
        <form noValidate className="mt-2 space-y-5" onSubmit={form.handleSubmit((fields) => exchange.mutate(fields))}>
          <p className="text-[0.9375rem] text-ink-soft">
            You get a new key that may do the same and lives as long as this one was meant to.
          </p>
          <SelectField
            label="The old key goes on for"
            hint="So long both are good, and you can change your programs over without a gap. Choose no time if somebody else may have the old one."
            {...form.register('overlap')}
          >
            {OVERLAPS.map(([hours, words]) => (
              <option key={hours} value={hours}>
                {words}
              </option>
            ))}
          </SelectField>
          {asksPassword && (
            <PasswordAgain
              username={username}
              error={errors.current_password?.message ?? passwordError}
              {...form.register('current_password', { required: 'Type the password you have now.' })}
            />
          )}
          {error !== null && !isTold && <ErrorNotice error={error} doing="exchange the key" />}
          {error !== null && !(error instanceof Refused) && (
            <p className="text-sm">
              It may be exchanged all the same. If the list says that it is replaced, exchange the new one, whose secret
              was lost on the way.
            </p>
          )}
          <DialogActs>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary" busy={exchange.isPending} busyLabel="Exchanging…">
              Exchange the key
            </Button>
          </DialogActs>
        </form>
      )}
    </FormDialog>
  );
}
