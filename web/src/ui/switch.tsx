import { Switch as Radix } from 'radix-ui';
import { useId } from 'react';

interface SwitchProps {
  label: string;
  hint: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function Switch({ label, hint, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="mt-1 text-sm text-ink-soft">
          {hint}
        </p>
      </div>
      <Radix.Root
        id={id}
        checked={isOn}
        onCheckedChange={onChange}
        aria-describedby={`${id}-hint`}
        className="group relative -m-2 h-11 w-16 shrink-0 p-2"
      >
        <span className="block h-7 w-12 rounded-full border border-line-strong bg-sunken transition-colors group-data-[state=checked]:border-ink group-data-[state=checked]:bg-ink" />
        <Radix.Thumb className="absolute top-3 left-3 block size-5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-paper" />
      </Radix.Root>
    </div>
  );
}
