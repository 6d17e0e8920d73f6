// Words for screen readers about changes that happen away from where the reader is. One polite live region shows them, unseen.
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let spoken = { text: '', turn: 0 };

/** The same sentence twice is spoken twice: the turn makes it new. */
export function announce(text: string): void {
  spoken = { text, turn: spoken.turn + 1 };
  for (const listener of listeners) listener();
}

export function useAnnouncement(): { text: string; turn: number } {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => spoken,
  );
}
