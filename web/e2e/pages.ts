// The addresses of all pages, in the states that an address alone can bring about.
export const SIGNED_IN = [
  '/dashboard',
  '/dashboard?post=no-such-post',
  '/dashboard/compose',
  '/dashboard/compose?draft=0198c0de-0000-7000-8000-000000000000',
  '/dashboard/queue',
  '/dashboard/queue?view=month',
  '/dashboard/queue?view=week',
  '/dashboard/history',
  '/dashboard/history?text=no-such-post',
  '/dashboard/notifications',
  '/dashboard/settings',
  '/dashboard/settings?connect_error=access_denied&platform=x',
  '/dashboard/settings?image_grant_error=read_only_same_token&platform=x',
  '/dashboard/settings?tab=preferences',
  '/dashboard/settings?tab=blog',
  '/dashboard/settings?tab=notifications',
  '/dashboard/settings?tab=keys',
  '/dashboard/settings?tab=security',
  '/dashboard/instance',
  '/no-such-page',
];
export const SIGNED_OUT = ['/sign-in', '/register', '/confirm-email?token=none'];
