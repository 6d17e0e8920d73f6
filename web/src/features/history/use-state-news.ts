import { useEffect, useRef } from 'react';
import type { DeliveryState, Post } from '@/api/types';
import { announce } from '@/lib/announce';
import { STATUS_WORDS } from '@/ui/status';

/** Tells screen readers when a delivery in the list has moved on by itself. */
export function useStateNews(posts: readonly Post[] | undefined): void {
  const known = useRef(new Map<string, DeliveryState>());
  useEffect(() => {
    for (const post of posts ?? []) {
      for (const { id, state } of post.deliveries) {
        const before = known.current.get(id);
        if (before !== undefined && before !== state && state !== 'sending') {
          announce(`${STATUS_WORDS[state].word}: ${[...post.text].slice(0, 60).join('')}`);
        }
        known.current.set(id, state);
      }
    }
  }, [posts]);
}
