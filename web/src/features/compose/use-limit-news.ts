import { useEffect, useRef } from 'react';
import { announce } from '@/lib/announce';
import type { Weight } from '@/lib/use-weight';
import { words } from '@/words';

/** Tells screen readers when the text grows too long, and when it fits again; not every letter in between. */
export function useLimitNews(weight: Weight | null): void {
  const over = weight === null ? null : Math.max(0, weight.length - weight.max);
  const wasOver = useRef<boolean | null>(null);
  useEffect(() => {
    if (over === null) return;
    const isOver = over > 0;
    if (isOver && wasOver.current !== true) announce(words.compose.tooLongNews(over));
    if (!isOver && wasOver.current === true) announce(words.compose.fitsAgain);
    wasOver.current = isOver;
  }, [over]);
}
