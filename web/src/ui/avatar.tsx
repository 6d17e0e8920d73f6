import { useState } from 'react';
import { cx } from '@/lib/cx';

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

interface AvatarProps {
  name: string;
  url?: string | null | undefined;
  size?: 'small' | 'large';
}

/** The picture, or initials while there is none or it cannot be had. The name stands beside it, so it is hidden here. */
export function Avatar({ name, url, size = 'large' }: AvatarProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const box = cx(
    'shrink-0 rounded-full border border-line',
    size === 'large' ? 'size-12 text-base' : 'size-7 text-[0.6875rem]',
  );
  if (typeof url === 'string' && url !== '' && url !== failed) {
    return <img src={url} alt="" className={cx(box, 'object-cover')} onError={() => setFailed(url)} />;
  }
  return (
    <span
      aria-hidden="true"
      className={cx(box, 'inline-grid place-items-center bg-sunken font-semibold text-ink-soft')}
    >
      {initials(name)}
    </span>
  );
}
