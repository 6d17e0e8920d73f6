import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '@/lib/cx';

// The browser itself takes care of the first page; after that the page changes without it noticing.
let isFirstPage = true;

interface PageHeadingProps {
  /** The tab's title too. */
  title: string;
  children?: ReactNode;
  className?: string;
}

/** The page's one h1. Takes the focus when a page follows another, so that keyboards and screen readers start at its top. */
export function PageHeading({ title, children, className }: PageHeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Pillarbox`;
    if (!isFirstPage) {
      ref.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    isFirstPage = false;
  }, [title]);
  return (
    <h1 ref={ref} tabIndex={-1} className={cx('text-2xl font-bold', className)}>
      {children ?? title}
    </h1>
  );
}
