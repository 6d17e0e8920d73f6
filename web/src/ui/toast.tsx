import { useSyncExternalStore } from 'react';
import { IconButton } from './button';
import { Icon } from './icon';

// Short confirmations of something done elsewhere on the page. Errors never go here: they stay where they happened.

interface Toast {
  id: number;
  text: string;
}

const STAYS_MS = 6000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function toast(text: string): void {
  lastId += 1;
  const id = lastId;
  change([...toasts.slice(-2), { id, text }]);
  setTimeout(() => dismiss(id), STAYS_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-30 flex flex-col items-center gap-2 sm:items-end"
    >
      {shown.map(({ id, text }) => (
        <div
          key={id}
          className="rise pointer-events-auto flex items-center gap-2 rounded-control bg-ink py-1 pr-1 pl-4 text-[0.9375rem] text-paper"
        >
          {text}
          <IconButton
            label="Dismiss"
            onClick={() => dismiss(id)}
            className="text-paper hover:bg-transparent hover:text-paper"
          >
            <Icon name="close" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
