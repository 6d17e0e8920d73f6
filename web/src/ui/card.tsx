import type { ComponentProps } from 'react';
import { cx } from '@/lib/cx';

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={cx('rounded-card border border-line bg-surface shadow-lift', className)} />;
}
