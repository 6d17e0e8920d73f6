import type { AccountStatus } from '@/api/types';
import { Icon, type IconName } from '@/ui/icon';

const HEALTH: Record<AccountStatus, { word: string; icon: IconName; look: string }> = {
  active: { word: 'Connected', icon: 'check', look: 'text-positive' },
  expiring: { word: 'Ends soon', icon: 'clock', look: 'text-caution' },
  needs_reauth: { word: 'Needs you', icon: 'alert', look: 'text-caution' },
  revoked: { word: 'Disconnected', icon: 'minus', look: 'text-ink-soft' },
};

/** How an account is, in a word. */
export function HealthMark({ status }: { status: AccountStatus }) {
  const { word, icon, look } = HEALTH[status];
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${look}`}>
      <Icon name={icon} size={17} /> {word}
    </span>
  );
}
