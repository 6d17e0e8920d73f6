// What a key may do, in words, and the usual sets of it.
import type { Scope } from '@/api/types';

interface ScopeWords {
  label: string;
  hint: string;
}

/** In the order in which they are offered: reading first. */
export const SCOPES: Record<Scope, ScopeWords> = {
  'posts:read': { label: 'Read posts', hint: 'Posts, their images and what became of them.' },
  'accounts:read': { label: 'Read accounts', hint: 'Which accounts are connected, and how they are.' },
  'posts:write': { label: 'Write posts', hint: 'Write, change, cancel and send posts in your name.' },
  'media:write': { label: 'Upload images', hint: 'Upload images for posts to come, and remove them.' },
  'accounts:write': { label: 'Check accounts', hint: 'Have accounts checked at their platform.' },
  'scheduler:run': { label: 'Run the publisher', hint: 'Run it once, as a timer of your own would.' },
};

export const ALL_SCOPES = Object.keys(SCOPES) as Scope[];

export const PRESETS: { name: string; scopes: Scope[] }[] = [
  { name: 'Read only', scopes: ['posts:read', 'accounts:read'] },
  { name: 'Post', scopes: ['posts:read', 'accounts:read', 'posts:write', 'media:write'] },
  { name: 'Run the publisher', scopes: ['scheduler:run'] },
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
    .map((scope) => SCOPES[scope].label)
    .join(' · ');
}
