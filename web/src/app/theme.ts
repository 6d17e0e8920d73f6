// Which theme was chosen. `public/theme.js` applies it before the first paint; from then on this does.
import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'pillarbox.theme';
const listeners = new Set<() => void>();
let current: Theme = stored();

function stored(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

export function setTheme(theme: Theme): void {
  current = theme;
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  keepTheme();
  for (const listener of listeners) listener();
}

/** Writes the choice down again. Signing out lets the browser clear this site's storage, and a theme is nobody's secret. */
export function keepTheme(): void {
  try {
    if (current === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, current);
  } catch {
    // Storage closed: the choice lasts until the page is left.
  }
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
