import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { cx } from '@/lib/cx';
import { words } from '@/words';
import { Icon } from './icon';

export const inputClass =
  'tap w-full rounded-control border border-line-strong bg-surface px-3 py-2 text-base text-ink aria-invalid:border-2 aria-invalid:border-caution';

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (wiring: Wiring) => ReactNode;
}

/** A label, the control, what it wants, and what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const hasError = error !== undefined && error !== '';
  const described = [hint !== undefined && `${id}-hint`, hasError && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': hasError || undefined })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {hasError && <FieldProblem id={`${id}-error`}>{error}</FieldProblem>}
    </div>
  );
}

export function FieldProblem({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-sm font-medium text-caution">
      <Icon name="alert" size={16} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & ComponentProps<'input'>;

export function TextField({ label, hint, error, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <input {...input} {...wiring} className={cx(inputClass, className)} />}
    </Field>
  );
}

type SelectFieldProps = Omit<FieldProps, 'children'> & ComponentProps<'select'>;

export function SelectField({ label, hint, error, className, children, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <select {...select} {...wiring} className={cx(inputClass, className)}>
          {children}
        </select>
      )}
    </Field>
  );
}

export function PasswordField({ label, hint, error, className, ...input }: TextFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="relative">
          <input
            {...input}
            {...wiring}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={cx(inputClass, 'pr-20', className)}
          />
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={words.ui.showField(label)}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-0 right-0 rounded-control px-3 text-sm font-medium text-ink-soft hover:text-ink"
          >
            {isShown ? words.ui.hide : words.ui.show}
          </button>
        </div>
      )}
    </Field>
  );
}
