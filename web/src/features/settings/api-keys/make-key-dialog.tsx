import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { createApiKey } from '@/api/calls/create-api-key';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import { hasCode, Refused } from '@/api/problem';
import { requestKeyOf } from '@/lib/request-key';
import { FormDialog } from '@/ui/form-dialog';
import { words } from '@/words';
import { type KeyFields, NEW_KEY, wishOf } from './key-form';
import { MadeKey } from './made-key';
import { MakeKeyForm } from './make-key-form';

interface MakeKeyDialogProps {
  username: string;
  /** Lives outside, so that what was typed is there again when the dialog is. */
  form: UseFormReturn<KeyFields>;
  begunAt: number;
  isOpen: boolean;
  onMade: () => void;
  onClose: () => void;
}

export function MakeKeyDialog({ username, form, begunAt, isOpen, onMade, onClose }: MakeKeyDialogProps) {
  const queryClient = useQueryClient();
  const [asksPassword, setAsksPassword] = useState(false);
  const [isReminded, setReminded] = useState(false);
  const requestKey = requestKeyOf('api-key');
  const make = useMutation({
    mutationFn: (fields: KeyFields) => {
      const wish = wishOf(fields, begunAt);
      const current_password = fields.current_password === '' ? null : fields.current_password;
      return createApiKey({
        wish: { ...wish, current_password },
        idempotencyKey: requestKey.for(JSON.stringify(wish)),
      });
    },
    // The key is in the answer: it is not kept longer than it is shown.
    gcTime: 0,
    onSuccess: () => {
      requestKey.settle();
      form.reset(NEW_KEY);
      onMade();
    },
    onError: (error) => {
      if (hasCode(error, 'reauth_required')) setAsksPassword(true);
      // Asked for the password, the same wish is repeated.
      else if (error instanceof Refused) requestKey.settle();
    },
    // After a lost answer the key may have been made all the same.
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
  const made = make.data;
  // Asked for only now, so it is where the reader goes on.
  useEffect(() => {
    if (asksPassword) form.setFocus('current_password');
  }, [asksPassword, form]);

  function close(): void {
    make.reset();
    setAsksPassword(false);
    setReminded(false);
    form.setValue('current_password', '');
    onClose();
  }

  return (
    <FormDialog
      isOpen={isOpen}
      title={made === undefined ? words.keys.form.title : words.keys.form.done(made.api_key.name)}
      isBusy={make.isPending}
      onClose={made === undefined ? close : () => setReminded(true)}
    >
      {made !== undefined ? (
        <MadeKey made={made} isReminded={isReminded} onKept={close} />
      ) : (
        <MakeKeyForm
          username={username}
          form={form}
          begunAt={begunAt}
          asksPassword={asksPassword}
          error={make.error}
          isBusy={make.isPending}
          onMake={(fields) => make.mutate(fields)}
          onCancel={close}
        />
      )}
    </FormDialog>
  );
}
