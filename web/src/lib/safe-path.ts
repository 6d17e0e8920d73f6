/** A path within this site, or the dashboard: what comes in the address must not lead anybody elsewhere. */
export function safePath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/dashboard';
  try {
    const url = new URL(wanted, location.origin);
    if (url.origin !== location.origin || /^\/(sign-in|set-up|register)\b/.test(url.pathname)) return '/dashboard';
    return url.pathname + url.search + url.hash;
  } catch {
    return '/dashboard';
  }
}
