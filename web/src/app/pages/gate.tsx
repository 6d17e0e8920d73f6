import type { ReactNode } from 'react';
import { Logo } from '@/ui/logo';
import { PageHeading } from '@/ui/page-heading';
import { Footer } from '../footer';

/** The page of somebody who is not signed in: one thing to do. */
export function Gate({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main id="main" className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-5 py-12">
        <p className="mb-8 flex items-center gap-2.5 text-xl font-bold tracking-tight">
          <Logo size={36} /> Pillarbox
        </p>
        <PageHeading title={title} />
        <div className="mt-2 mb-7 text-ink-soft">{lead}</div>
        {children}
      </main>
      <Footer />
    </div>
  );
}
