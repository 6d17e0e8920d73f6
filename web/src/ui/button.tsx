import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { cx } from '@/lib/cx';
import { Spinner } from './spinner';

const LOOKS = {
  /** The one main act of a screen. */
  primary: 'bg-accent text-on-accent hover:bg-accent-strong font-semibold',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken font-medium',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink font-medium',
} as const;

export type ButtonLook = keyof typeof LOOKS;

const BLOCKED = 'border border-line bg-sunken text-ink-soft font-medium';

function shaped(look: string, className?: string): string {
  return cx(
    'tap inline-flex items-center justify-center gap-2 rounded-control px-4 text-[0.9375rem] whitespace-nowrap transition-colors',
    look,
    className,
  );
}

export function buttonClass(look: ButtonLook, className?: string): string {
  return shaped(LOOKS[look], className);
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  look?: ButtonLook;
  /** Not possible as things stand. It can still be pressed: `onClick` then says why. */
  blocked?: boolean;
  /** At work: keeps focus and place, ignores clicks, and says `busyLabel`. */
  busy?: boolean;
  busyLabel?: ReactNode;
}

export function Button({
  look = 'secondary',
  blocked = false,
  busy = false,
  busyLabel,
  className,
  onClick,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  function click(event: MouseEvent<HTMLButtonElement>): void {
    if (busy) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      {...rest}
      type={type}
      onClick={click}
      aria-disabled={busy || blocked || undefined}
      className={shaped(blocked && !busy ? BLOCKED : LOOKS[look], className)}
    >
      {busy && <Spinner />}
      {busy ? (busyLabel ?? children) : children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-label'> {
  label: string;
}

export function IconButton({ label, className, children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        'tap-square inline-flex shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-sunken hover:text-ink',
        className,
      )}
    >
      {children}
    </button>
  );
}
