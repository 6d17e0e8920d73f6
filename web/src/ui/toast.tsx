import { useSyncExternalStore } from 'react';
import { words } from '@/words';
import { IconButton } from './button';
import { Icon } from './icon';

// Short confirmations of something done elsewhere on the page. Errors never go here: they stay where they happened.

interface ToastAct {
  label: string;
  run: () => void;
}

interface Toast {
  id: number;
  text: string;
  act?: ToastAct | undefined;
}

const STAYS_MS = 6000;
/** Long enough to find the button and press it. */
const STAYS_WITH_ACT_MS = 10_000;
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

/** With an act, such as taking it back, that is there as long as the words are. */
export function toast(text: string, act?: ToastAct): void {
  lastId += 1;
  const id = lastId;
  change([...toasts.slice(-2), { id, text, act }]);
  leaveLater(id, act === undefined ? STAYS_MS : STAYS_WITH_ACT_MS);
}

const ACT_SELECTOR = '[data-toast-act]';

/** Not from under the finger of whoever has just reached it. */
function leaveLater(id: number, ms: number): void {
  setTimeout(() => {
    const isHeld = document.activeElement?.matches(`[data-toast="${id}"] ${ACT_SELECTOR}`) ?? false;
    if (isHeld) leaveLater(id, 1000);
    else dismiss(id);
  }, ms);
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
      {shown.map(({ id, text, act }) => (
        <div
          key={id}
          data-toast={id}
          className="rise pointer-events-auto flex items-center gap-2 rounded-control bg-ink py-1 pr-1 pl-4 text-[0.9375rem] text-paper"
        >
          {text}
          {act !== undefined && (
            <button
              type="button"
              data-toast-act=""
              onClick={() => {
                dismiss(id);
                act.run();
              }}
              className="tap rounded-control px-2 font-semibold underline underline-offset-3 focus-visible:outline-paper"
            >
              {act.label}
            </button>
          )}
          <IconButton
            label={words.ui.dismiss}
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
