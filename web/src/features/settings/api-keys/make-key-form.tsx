import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { fieldSentence, hasCode } from '@/api/problem';
import { dateInWords } from '@/lib/time';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Field, inputClass, SelectField, TextField } from '@/ui/field';
import { DialogActs } from '@/ui/form-dialog';
import { PasswordAgain } from '@/ui/password-again';
import { words } from '@/words';
import { endOf, type KeyFields, LIVES, networkProblem, wishOf } from './key-form';
import { ScopeChoice } from './scope-choice';

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
  const say = words.keys.form;
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
  form.register('scopes', { validate: (scopes) => scopes.length > 0 || words.keys.chooseOne });
  return (
    <form noValidate className="mt-4 space-y-5" onSubmit={form.handleSubmit(onMake)}>
      <TextField
        label={say.name}
        hint={say.nameHint}
        autoComplete="off"
        error={errors.name?.message ?? nameError}
        {...form.register('name', {
          validate: (name) => {
            if (name.trim() === '') return say.nameMissing;
            return name.trim().length <= NAME_MAX || say.nameLong(NAME_MAX);
          },
        })}
      />
      <ScopeChoice
        chosen={fields.scopes}
        error={errors.scopes?.message ?? scopesError}
        onChange={(scopes) => form.setValue('scopes', scopes, { shouldValidate: form.formState.isSubmitted })}
      />
      <SelectField
        label={say.life}
        hint={end === null ? say.lifeNever : say.lifeHint(dateInWords(end))}
        error={fieldSentence(error, 'expires_at')}
        {...form.register('life')}
      >
        {LIVES.map((life) => (
          <option key={life} value={life}>
            {say.lives[life]}
          </option>
        ))}
      </SelectField>
      {!hasMore && (
        <Button look="quiet" aria-expanded="false" className="-ml-4" onClick={() => setHasMore(true)}>
          {say.more}
        </Button>
      )}
      {hasMore && (
        <Field label={say.networks} hint={say.networksHint} error={networksError}>
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
          {...form.register('current_password', { required: words.keys.again.typePassword })}
        />
      )}
      {error !== null && !isAtField && !isAsking && <ErrorNotice error={error} doing={say.doing} />}
      <DialogActs>
        <Button onClick={onCancel}>{words.ui.cancel}</Button>
        <Button type="submit" look="primary" busy={isBusy} busyLabel={say.busy}>
          {say.act}
        </Button>
      </DialogActs>
    </form>
  );
}
