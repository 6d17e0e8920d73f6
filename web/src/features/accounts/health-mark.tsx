import type { AccountStatus } from '@/api/types';
import { Icon, type IconName } from '@/ui/icon';
import { words } from '@/words';

const LOOKS: Record<AccountStatus, { icon: IconName; look: string }> = {
  active: { icon: 'check', look: 'text-positive' },
  expiring: { icon: 'clock', look: 'text-caution' },
  needs_reauth: { icon: 'alert', look: 'text-caution' },
  revoked: { icon: 'minus', look: 'text-ink-soft' },
};

/** How an account is, in a word. */
export function HealthMark({ status }: { status: AccountStatus }) {
  const { icon, look } = LOOKS[status];
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${look}`}>
      <Icon name={icon} size={17} /> {words.accounts.health[status]}
    </span>
  );
}
