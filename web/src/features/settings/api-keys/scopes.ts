// What a key may do, in words, and the usual sets of it.
import type { Scope } from '@/api/types';
import { type Words, words } from '@/words';

/** In the order in which they are offered: reading first. */
export const ALL_SCOPES: readonly Scope[] = [
  'posts:read',
  'accounts:read',
  'posts:write',
  'media:write',
  'accounts:write',
  'scheduler:run',
];

export const PRESETS: { name: keyof Words['keys']['presets']; scopes: Scope[] }[] = [
  { name: 'read', scopes: ['posts:read', 'accounts:read'] },
  { name: 'post', scopes: ['posts:read', 'accounts:read', 'posts:write', 'media:write'] },
  { name: 'run', scopes: ['scheduler:run'] },
];

/** In the order of the list, whatever order they were chosen in. */
export function inOrder(scopes: readonly Scope[]): Scope[] {
  return ALL_SCOPES.filter((scope) => scopes.includes(scope));
}

export function isSame(one: readonly Scope[], other: readonly Scope[]): boolean {
  return inOrder(one).join() === inOrder(other).join();
}

export function inWords(scopes: readonly Scope[]): string {
  return inOrder(scopes)
    .map((scope) => words.keys.scopes[scope].label)
    .join(' · ');
}
