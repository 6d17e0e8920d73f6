// A first call for a new key to be tried with: one its scopes allow, and which publishes nothing.
import type { Scope } from '@/api/types';

/** Nothing can be tried with the scopes that only change something. */
export function curlExample(key: string, scopes: readonly Scope[], server: string): string | null {
  const header = `-H 'Authorization: Bearer ${key}'`;
  if (scopes.includes('posts:read')) return `curl ${header} '${server}/api/posts?limit=5'`;
  if (scopes.includes('accounts:read')) return `curl ${header} '${server}/api/accounts'`;
  if (scopes.includes('posts:write')) {
    const body = `-H 'Content-Type: application/json' -d '{"text": "Hello"}'`;
    return `curl ${header} ${body} '${server}/api/posts/validate'`;
  }
  return null;
}
