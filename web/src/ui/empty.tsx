import type { ReactNode } from 'react';

interface EmptyProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  picture?: ReactNode;
}

/** An empty place: what will be here, and the one act that fills it. */
export function Empty({ title, children, action, picture }: EmptyProps) {
  return (
    <div className="rounded-card border border-dashed border-line-strong px-6 py-12 text-center">
      {picture !== undefined && <div className="mb-4 flex justify-center">{picture}</div>}
      <p className="text-lg font-semibold">{title}</p>
      <p className="mx-auto mt-1 max-w-sm text-[0.9375rem] text-ink-soft">{children}</p>
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  );
}
