import { useId } from 'react';

interface Choice<T extends string> {
  value: T;
  label: string;
  hint: string;
}

interface ChoiceFieldProps<T extends string> {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
}

/** One of a few, each with what it means. */
export function ChoiceField<T extends string>({ label, value, choices, onChange }: ChoiceFieldProps<T>) {
  const id = useId();
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{label}</legend>
      {choices.map((choice) => (
        <div
          key={choice.value}
          className="tap mt-2 flex gap-3 rounded-control border border-line px-3 py-2 has-checked:border-ink"
        >
          <input
            type="radio"
            id={`${id}-${choice.value}`}
            name={id}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            aria-describedby={`${id}-${choice.value}-hint`}
            className="mt-1 size-4 shrink-0 accent-ink"
          />
          <div>
            <label htmlFor={`${id}-${choice.value}`} className="block font-medium">
              {choice.label}
            </label>
            <p id={`${id}-${choice.value}-hint`} className="text-sm text-ink-soft">
              {choice.hint}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
