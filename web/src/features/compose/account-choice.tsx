import type { Account } from '@/api/types';
import { announce } from '@/lib/announce';
import { cx } from '@/lib/cx';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Icon } from '@/ui/icon';
import { TickBox } from '@/ui/tick-box';
import { words } from '@/words';
import type { Accounts } from './accounts';

interface AccountChoiceProps {
  accounts: Accounts;
  chosen: Accounts;
  isSandbox: boolean;
  isReadOnly: boolean;
  onChoose: (accountIds: string[]) => void;
}

/** Who is posting. With several accounts it is a choice, and always in sight: the wrong account is a costly mistake. */
export function AccountChoice({ accounts, chosen, isSandbox, isReadOnly, onChoose }: AccountChoiceProps) {
  const isChosen = ({ id }: Account) => chosen.some((one) => one.id === id);

  function toggle(account: Account): void {
    if (isReadOnly) return;
    const next = accounts.filter((one) => (one.id === account.id ? !isChosen(one) : isChosen(one)));
    if (next.length === 0) announce(words.compose.oneStays);
    else onChoose(next.map(({ id }) => id));
  }

  const sandbox = isSandbox && <Badge title={words.compose.sandboxHint}>{words.compose.sandbox}</Badge>;
  if (accounts.length === 1) {
    const [account] = accounts;
    return (
      <div className="flex min-w-0 flex-wrap items-center gap-2 text-sm">
        <Avatar name={account.display_name} url={account.avatar_url} size="small" />
        <p className="min-w-0 text-ink-soft">
          {words.compose.postingAs} <span className="font-semibold text-ink">@{account.username}</span>{' '}
          {words.compose.onX}
        </p>
        {sandbox}
      </div>
    );
  }
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2 text-sm">
      <legend className="float-left mr-1 py-2 text-ink-soft">{words.compose.postTo}</legend>
      {accounts.map((account) => (
        <label
          key={account.id}
          className={cx(
            'tap flex max-w-full cursor-pointer items-center gap-2 rounded-full border py-1 pr-3 pl-1.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink',
            isChosen(account) ? 'border-ink bg-sunken font-semibold' : 'border-line text-ink-soft hover:text-ink',
          )}
        >
          <TickBox className="sr-only" isTicked={isChosen(account)} onTick={() => toggle(account)} />
          <span className="relative">
            <Avatar name={account.display_name} url={account.avatar_url} size="small" />
            {isChosen(account) && (
              <span className="absolute -right-1 -bottom-1 grid size-4 place-items-center rounded-full bg-ink text-paper">
                <Icon name="check" size={11} />
              </span>
            )}
          </span>
          <span className="min-w-0 truncate">
            @{account.username} <span className="sr-only">{words.compose.onX}</span>
          </span>
        </label>
      ))}
      {sandbox}
    </fieldset>
  );
}
