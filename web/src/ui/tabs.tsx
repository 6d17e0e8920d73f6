import { Tabs as Radix } from 'radix-ui';
import { type ReactNode, Suspense } from 'react';

interface TabsProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  /** Stands in for a tab that is still being fetched. */
  waiting?: ReactNode;
  tabs: readonly { value: T; label: string; content: ReactNode }[];
}

/** On a phone there may be more tabs than room in one row: they take two, so that none is out of sight. */
export function Tabs<T extends string>({ label, value, onChange, waiting, tabs }: TabsProps<T>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as T)} activationMode="manual">
      <Radix.List aria-label={label} className="flex flex-wrap gap-2 sm:border-b sm:border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="tap rounded-control border border-line px-3 text-sm font-medium whitespace-nowrap text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-ink data-[state=active]:text-ink sm:rounded-none sm:border-0 sm:border-b-2 sm:border-transparent sm:text-[0.9375rem]"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-6">
          <Suspense fallback={waiting}>{tab.content}</Suspense>
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
