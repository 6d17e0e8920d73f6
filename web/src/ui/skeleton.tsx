import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';

export function Bone({ className }: { className: string }) {
  return <span className={cx('skeleton block', className)} />;
}

/** Holds the place of what is being loaded; `in-turn` around it keeps back what follows. `label` is for screen readers. */
export function Skeleton({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div role="status" data-loading className={className}>
      <span className="sr-only">{label}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}
