import type { ReactNode, Ref } from 'react';
import { cx } from '@/lib/cx';
import { words } from '@/words';
import { IconButton } from './button';
import { Icon, type IconName } from './icon';

const TONES = {
  info: { icon: 'info', look: 'border-line bg-sunken', mark: 'text-ink-soft' },
  positive: { icon: 'check', look: 'border-positive/25 bg-positive-soft', mark: 'text-positive' },
  caution: { icon: 'alert', look: 'border-caution/25 bg-caution-soft', mark: 'text-caution' },
} as const satisfies Record<string, { icon: IconName; look: string; mark: string }>;

export type Tone = keyof typeof TONES;

interface NoticeProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  onDismiss?: (() => void) | undefined;
  /** `alert` interrupts, `status` waits its turn; neither for what stands on the page from the start. */
  role?: 'alert' | 'status';
  icon?: IconName;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

export function Notice({ tone, title, children, actions, onDismiss, role, icon, className, ref }: NoticeProps) {
  const { icon: usual, look, mark } = TONES[tone];
  return (
    <div
      ref={ref}
      role={role}
      tabIndex={ref === undefined ? undefined : -1}
      className={cx(
        'rise flex gap-3 rounded-control border focus:outline-none py-3 pr-3 pl-4 text-[0.9375rem]',
        look,
        className,
      )}
    >
      <Icon name={icon ?? usual} size={20} className={cx('mt-0.5 shrink-0', mark)} />
      <div className="min-w-0 flex-1 self-center">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <div className="mt-0.5 text-ink">{children}</div>}
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
      {onDismiss && (
        <IconButton label={words.ui.dismiss} onClick={onDismiss} className="-my-1.5 -mr-1">
          <Icon name="close" />
        </IconButton>
      )}
    </div>
  );
}
