import type { ReactNode } from 'react';

export function Badge({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span
      title={title}
      className="inline-flex items-center rounded-full border border-line-strong px-2 py-px text-xs font-medium text-ink-soft"
    >
      {children}
    </span>
  );
}
