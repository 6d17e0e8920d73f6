import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from '@/ui/button';
import { words } from '@/words';
import { type Accounts, SHARED } from './accounts';

interface TextTabsProps {
  tab: string;
  chosen: Accounts;
  /** Accounts with a text of their own. */
  own: ReadonlySet<string>;
  /** How much is wrong with the text of an account. */
  countFor: (accountId: string) => number;
  isReadOnly: boolean;
  onTab: (tab: string) => void;
  onUseShared: (accountId: string) => void;
  children: ReactNode;
}

/** One text for all, and one for each account that gets another. Where something is wrong, its tab says how much. */
export function TextTabs({ tab, chosen, own, countFor, isReadOnly, onTab, onUseShared, children }: TextTabsProps) {
  const account = chosen.find(({ id }) => id === tab);
  return (
    <Tabs.Root value={tab} onValueChange={onTab} activationMode="manual">
      <Tabs.List aria-label={words.compose.texts} className="flex gap-1 overflow-x-auto border-b border-line px-3 pt-2">
        <Tab value={SHARED} label={words.compose.shared} count={0} />
        {chosen.map(({ id, username }) => (
          <Tab key={id} value={id} label={`@${username}`} count={countFor(id)} hasOwn={own.has(id)} />
        ))}
      </Tabs.List>
      <Tabs.Content value={tab} tabIndex={-1} className="focus:outline-none">
        <div className="flex min-h-8 flex-wrap items-center gap-x-1 px-5 pt-3 text-sm text-ink-soft">
          {account === undefined && own.size === chosen.length && <p>{words.compose.sharedUnused}</p>}
          {account === undefined && own.size < chosen.length && (
            <p>{own.size === 0 ? words.compose.sharedHint : words.compose.sharedRest}</p>
          )}
          {account !== undefined && !own.has(account.id) && <p>{words.compose.usesShared(account.username)}</p>}
          {account !== undefined && own.has(account.id) && (
            <>
              <p>{words.compose.hasOwn(account.username)}</p>
              {!isReadOnly && (
                <Button
                  look="quiet"
                  className="-my-2 -ml-2 px-2 text-sm underline sm:ml-0"
                  onClick={() => onUseShared(account.id)}
                >
                  {words.compose.useShared}
                </Button>
              )}
            </>
          )}
        </div>
        {children}
      </Tabs.Content>
    </Tabs.Root>
  );
}

interface TabProps {
  value: string;
  label: string;
  count: number;
  hasOwn?: boolean;
}

function Tab({ value, label, count, hasOwn = false }: TabProps) {
  return (
    <Tabs.Trigger
      value={value}
      className="tap -mb-px inline-flex shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-ink data-[state=active]:text-ink"
    >
      {label}
      {hasOwn && <span className="sr-only">({words.compose.ownText})</span>}
      {hasOwn && <span aria-hidden="true" className="size-1.5 rounded-full bg-ink-soft" />}
      {count > 0 && (
        <span className="grid min-w-5 place-items-center rounded-full bg-caution px-1.5 text-xs font-semibold text-paper">
          <span aria-hidden="true">{count}</span>
          <span className="sr-only">{words.compose.problems(count)}</span>
        </span>
      )}
    </Tabs.Trigger>
  );
}
