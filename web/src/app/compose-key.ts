// The key that leads to the composer from everywhere. A key without Ctrl can be pressed by accident or by speech input, so it can be
// switched off (WCAG 2.2, 2.1.4), for this browser.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';

const KEY = 'c';
const STORED_AS = 'pillarbox.compose-key';

const listeners = new Set<() => void>();
let isSwitchedOff: boolean | null = null;

function readSwitch(): boolean {
  try {
    return localStorage.getItem(STORED_AS) === 'off';
  } catch {
    // Storage is closed: then it is as it comes.
    return false;
  }
}

export function isComposeKeyOn(): boolean {
  isSwitchedOff ??= readSwitch();
  return !isSwitchedOff;
}

export function switchComposeKey(isOn: boolean): void {
  isSwitchedOff = !isOn;
  try {
    if (isOn) localStorage.removeItem(STORED_AS);
    else localStorage.setItem(STORED_AS, 'off');
  } catch {
    // It counts for as long as the page lives.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useComposeKeySwitch(): boolean {
  return useSyncExternalStore(subscribe, isComposeKeyOn);
}

/** Where a letter is a letter, or belongs to something that lies over the page. */
const ELSEWHERE = 'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="grid"]';

function isMeant(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== KEY || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  if (event.defaultPrevented || event.repeat || document.querySelector('[role="dialog"], [role="alertdialog"]'))
    return false;
  return !(event.target instanceof Element && event.target.closest(ELSEWHERE) !== null);
}

export function useComposeKey(): void {
  const navigate = useNavigate();
  const isOn = useComposeKeySwitch();
  useEffect(() => {
    if (!isOn) return;
    function press(event: KeyboardEvent): void {
      if (!isMeant(event)) return;
      event.preventDefault();
      const field = document.querySelector<HTMLElement>('[data-post-text]');
      if (field !== null) field.focus();
      else void navigate({ to: '/dashboard/compose' });
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate, isOn]);
}
