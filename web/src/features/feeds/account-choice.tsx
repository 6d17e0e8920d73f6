import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { accountsQuery } from '@/api/calls/list-accounts';
import { FieldProblem } from '@/ui/field';
import { TickBox } from '@/ui/tick-box';
import { words } from '@/words';

interface AccountChoiceProps {
  /** None named stands for all. */
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** To which accounts a blog goes. With one account there is nothing to choose. */
export function AccountChoice({ chosen, onChange }: AccountChoiceProps) {
  const id = useId();
  const connected = useQuery(accountsQuery).data?.items.filter(({ status }) => status !== 'revoked') ?? [];
  const all = connected.map((account) => account.id);
  if (all.length < 2) return null;
  const isChosen = (account: string) => chosen.length === 0 || chosen.includes(account);
  const left = all.filter(isChosen);

  function toggle(account: string): void {
    onChange(all.filter((other) => (other === account ? !isChosen(other) : isChosen(other))));
  }

  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="text-sm font-semibold">{words.feeds.accounts}</legend>
      <p id={`${id}-hint`} className="mt-1 text-sm text-ink-soft">
        {words.feeds.accountsHint}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {connected.map((account) => (
          <label
            key={account.id}
            className="tap flex items-center gap-2 rounded-control border border-line px-3 py-2 has-checked:border-ink"
          >
            <TickBox
              isTicked={isChosen(account.id)}
              // The last one stays: a blog goes somewhere, or it is paused.
              aria-disabled={left.length === 1 && isChosen(account.id)}
              onTick={() => (left.length > 1 || !isChosen(account.id)) && toggle(account.id)}
              className="size-4 shrink-0 accent-ink"
            />
            <span className="min-w-0 break-all">@{account.username}</span>
          </label>
        ))}
      </div>
      {left.length === 0 && <FieldProblem>{words.feeds.accountsGone}</FieldProblem>}
    </fieldset>
  );
}
