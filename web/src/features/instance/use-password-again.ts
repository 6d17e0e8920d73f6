import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { fieldSentence, hasCode } from '@/api/problem';
import { words } from '@/words';

/** The password, asked for only once the server wants it; then it is where the reader goes on. */
export function usePasswordAgain(error: Error | null) {
  const form = useForm({ defaultValues: { current_password: '' } });
  const [isAsked, setAsked] = useState(false);
  if (!isAsked && hasCode(error, 'reauth_required')) setAsked(true);
  useEffect(() => {
    if (isAsked) form.setFocus('current_password');
  }, [isAsked, form]);
  const wrong = fieldSentence(error, 'current_password');
  return {
    isAsked,
    /** Whether the field says all there is to say about the error. */
    saysAll: wrong !== undefined || hasCode(error, 'reauth_required'),
    field: {
      error: form.formState.errors.current_password?.message ?? wrong,
      ...form.register('current_password', {
        validate: (given) => !isAsked || given !== '' || words.security.typePassword,
      }),
    },
    submit: (send: (current_password: string | null) => void) =>
      form.handleSubmit(({ current_password }) => send(current_password === '' ? null : current_password)),
  };
}
