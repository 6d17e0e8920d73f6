import { useId } from 'react';
import type { Account } from '@/api/types';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';

interface AccountChoiceProps {
  accounts: readonly Account[];
  chosen: Account;
  isSandbox: boolean;
  onChoose: (accountId: string) => void;
}

/** Who is posting. With several accounts it is a choice, and always in sight: the wrong account is a costly mistake. */
export function AccountChoice({ accounts, chosen, isSandbox, onChoose }: AccountChoiceProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 text-sm">
      <Avatar name={chosen.display_name} url={chosen.avatar_url} size="small" />
      {accounts.length === 1 ? (
        <p className="min-w-0 text-ink-soft">
          Posting as <span className="font-semibold text-ink">@{chosen.username}</span> on X
        </p>
      ) : (
        <>
          <label htmlFor={id} className="text-ink-soft">
            Post as
          </label>
          <select
            id={id}
            value={chosen.id}
            onChange={(event) => onChoose(event.target.value)}
            className="tap max-w-full rounded-control border border-line-strong bg-surface px-2 font-semibold"
          >
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                @{account.username} on X
              </option>
            ))}
          </select>
        </>
      )}
      {isSandbox && (
        <Badge title="This server talks to a pretend X on this machine. Nothing is published.">Sandbox</Badge>
      )}
    </div>
  );
}
