import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { fieldSentence, hasCode } from '@/api/problem';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Field, inputClass, SelectField, TextField } from '@/ui/field';
import { DialogActs } from '@/ui/form-dialog';
import { endOf, type KeyFields, LIVES, type Life, networkProblem, wishOf } from './key-form';
import { PasswordAgain } from './password-again';
import { ScopeChoice } from './scope-choice';

const LIFE_WORDS: Record<Life, string> = { 30: '30 days', 90: '90 days', 365: '365 days', never: 'Never' };
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const NAME_MAX = 100;

interface MakeKeyFormProps {
  username: string;
  form: UseFormReturn<KeyFields>;
  begunAt: number;
  asksPassword: boolean;
  error: Error | null;
  isBusy: boolean;
  onMake: (fields: KeyFields) => void;
  onCancel: () => void;
}

export function MakeKeyForm(props: MakeKeyFormProps) {
  const { username, form, begunAt, asksPassword, error, isBusy, onMake, onCancel } = props;
  const { errors } = form.formState;
  const fields = form.watch();
  const end = endOf(fields.life, begunAt);
  const [hasMore, setHasMore] = useState(fields.networks !== '');
  const networksError = networkProblem(error, wishOf(fields, begunAt));
  const passwordError = fieldSentence(error, 'current_password');
  const nameError = fieldSentence(error, 'name');
  const scopesError = fieldSentence(error, 'scopes');
  const isAtField = [networksError, passwordError, nameError, scopesError].some((one) => one !== undefined);
  const isAsking = hasCode(error, 'reauth_required');
  form.register('scopes', { validate: (scopes) => scopes.length > 0 || 'Choose at least one thing it may do.' });
  return (
    <form noValidate className="mt-4 space-y-5" onSubmit={form.handleSubmit(onMake)}>
      <TextField
        label="Name"
        hint="What it is for, so that you know it in the list."
        autoComplete="off"
        error={errors.name?.message ?? nameError}
        {...form.register('name', {
          validate: (name) => {
            if (name.trim() === '') return 'Give it a name.';
            return name.trim().length <= NAME_MAX || `Use at most ${NAME_MAX} characters.`;
          },
        })}
      />
      <ScopeChoice
        chosen={fields.scopes}
        error={errors.scopes?.message ?? scopesError}
        onChange={(scopes) => form.setValue('scopes', scopes, { shouldValidate: form.formState.isSubmitted })}
      />
      <SelectField
        label="Ends after"
        hint={
          end === null
            ? 'It is good until you revoke it. One that ends by itself is safer.'
            : `It ends on ${day.format(new Date(end))}. You can exchange it before.`
        }
        error={fieldSentence(error, 'expires_at')}
        {...form.register('life')}
      >
        {LIVES.map((life) => (
          <option key={life} value={life}>
            {LIFE_WORDS[life]}
          </option>
        ))}
      </SelectField>
      {!hasMore && (
        <Button look="quiet" aria-expanded="false" className="-ml-4" onClick={() => setHasMore(true)}>
          More
        </Button>
      )}
      {hasMore && (
        <Field
          label="Only from these networks"
          hint="Addresses or networks such as 203.0.113.7 or 203.0.113.0/24, one a line. From everywhere, if you leave it empty."
          error={networksError}
        >
          {(wiring) => (
            <textarea
              rows={3}
              spellCheck={false}
              className={`${inputClass} font-mono`}
              {...wiring}
              {...form.register('networks')}
            />
          )}
        </Field>
      )}
      {asksPassword && (
        <PasswordAgain
          username={username}
          error={errors.current_password?.message ?? passwordError}
          {...form.register('current_password', { required: 'Type the password you have now.' })}
        />
      )}
      {error !== null && !isAtField && !isAsking && <ErrorNotice error={error} doing="make the key" />}
      <DialogActs>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" busy={isBusy} busyLabel="Making the key…">
          Make the key
        </Button>
      </DialogActs>
    </form>
  );
}
