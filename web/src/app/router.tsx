import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/api/calls/get-session';
import { accountsQuery } from '@/api/calls/list-accounts';
import type { SessionView, User } from '@/api/types';
import { NotificationsSkeleton } from '@/features/notifications/notifications-skeleton';
import { safePath } from '@/lib/safe-path';
import { loadWords } from '@/words';
import { keepToken } from './confirmation-token';
import { DashboardSkeleton } from './pages/dashboard-skeleton';
import { NotFound, PageFailure } from './pages/failure';
import { SettingsSkeleton } from './pages/settings-skeleton';
import { Root } from './root';

interface RouterContext {
  queryClient: QueryClient;
}

type Search = Record<string, unknown>;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function pick<K extends string>(search: Search, ...keys: K[]): { [key in K]?: string } {
  const picked: { [key in K]?: string } = {};
  for (const key of keys) {
    const value = text(search[key]);
    if (value !== undefined) picked[key] = value;
  }
  return picked;
}

async function sessionOf({ queryClient }: RouterContext): Promise<SessionView> {
  return queryClient.ensureQueryData(sessionQuery);
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: PageFailure,
});

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/dashboard', replace: true });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Search) => pick(search, 'next', 'ended'),
  beforeLoad: async ({ context, search }) => {
    const session = await sessionOf(context);
    if (session.setup_required) throw redirect({ to: '/set-up', replace: true });
    if (session.user) throw redirect({ href: safePath(search.next), replace: true });
    return { session };
  },
}).lazy(() => import('./pages/sign-in').then((page) => page.Route));

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  beforeLoad: async ({ context }) => {
    const session = await sessionOf(context);
    if (!session.setup_required) throw redirect({ to: '/sign-in', replace: true });
    return { session };
  },
}).lazy(() => import('./pages/set-up').then((page) => page.Route));

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  validateSearch: (search: Search) => pick(search, 'invitation'),
  beforeLoad: async ({ context }) => {
    const session = await sessionOf(context);
    if (session.setup_required) throw redirect({ to: '/set-up', replace: true });
    if (session.user) throw redirect({ to: '/dashboard', replace: true });
    return { session };
  },
}).lazy(() => import('./pages/register').then((page) => page.Route));

// Whoever has the link needs no session: it may be opened on another device.
const confirmEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  validateSearch: (search: Search) => pick(search, 'token'),
  beforeLoad: ({ search }) => {
    if (search.token === undefined) return;
    keepToken(search.token);
    throw redirect({ to: '/confirm-email', search: {}, replace: true });
  },
}).lazy(() => import('./pages/confirm-email').then((page) => page.Route));

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }): Promise<{ user: User }> => {
    const { setup_required, user } = await sessionOf(context);
    if (setup_required) throw redirect({ to: '/set-up', replace: true });
    if (!user) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
    return { user };
  },
  // Begun early, so that the strip above the page comes with the page and not after it.
  loader: ({ context }) => void context.queryClient.prefetchQuery(accountsQuery),
}).lazy(async () => {
  const [page] = await Promise.all([import('./shell'), loadWords('inside')]);
  return page.Route;
});

const dashboardRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboard',
  validateSearch: (search: Search) => pick(search, 'post', 'edit'),
  pendingComponent: DashboardSkeleton,
}).lazy(async () => {
  const [page] = await Promise.all([import('./pages/dashboard'), loadWords('aboutPosts')]);
  return page.Route;
});

const composeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboard/compose',
  validateSearch: (search: Search) => pick(search, 'draft', 'at', 'text'),
}).lazy(async () => {
  const [page] = await Promise.all([import('./pages/compose'), loadWords('aboutPosts')]);
  return page.Route;
});

const queueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboard/queue',
  validateSearch: (search: Search) => pick(search, 'view', 'day'),
}).lazy(async () => {
  const [page] = await Promise.all([import('./pages/queue'), loadWords('aboutPosts')]);
  return page.Route;
});

const historyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboard/history',
  validateSearch: (search: Search) => pick(search, 'text', 'status', 'account', 'from', 'to'),
}).lazy(async () => {
  const [page] = await Promise.all([import('./pages/history'), loadWords('aboutPosts')]);
  return page.Route;
});

const notificationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboard/notifications',
  pendingComponent: NotificationsSkeleton,
}).lazy(async () => {
  const [page] = await Promise.all([import('./pages/notifications'), loadWords('aboutSettings')]);
  return page.Route;
});

const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboard/settings',
  validateSearch: (search: Search) =>
    pick(
      search,
      'tab',
      'feed',
      'connected',
      'connect_error',
      'missing',
      'platform',
      'image_grant',
      'image_grant_error',
    ),
  pendingComponent: SettingsSkeleton,
}).lazy(async () => {
  const [page] = await Promise.all([import('./pages/settings'), loadWords('aboutConnections')]);
  return page.Route;
});

// Others are led to what is theirs; the server refuses them anyway.
const instanceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboard/instance',
  beforeLoad: ({ context }) => {
    if (context.user.role !== 'admin') throw redirect({ to: '/dashboard/settings', replace: true });
  },
}).lazy(async () => {
  const [page] = await Promise.all([import('./pages/instance'), loadWords('aboutSettings', 'refusals')]);
  return page.Route;
});

// Every component in every state, for whoever builds them. The condition is a constant of the build: the page is not in the bundle.
const statesRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/_states',
        validateSearch: (search: Search) => pick(search, 'only'),
      }).lazy(async () => {
        await loadWords('inside', 'aboutConnections', 'aboutPosts', 'aboutSettings');
        return (await import('./states/page')).Route;
      }),
    ]
  : [];

const routeTree = rootRoute.addChildren([
  indexRoute,
  signInRoute,
  setUpRoute,
  registerRoute,
  confirmEmailRoute,
  signedInRoute.addChildren([
    dashboardRoute,
    composeRoute,
    queueRoute,
    historyRoute,
    notificationsRoute,
    settingsRoute,
    instanceRoute,
  ]),
  ...statesRoutes,
]);

/** Values in the address are text, always: an invitation of digits is not a number. */
const plainSearch = {
  parseSearch: (search: string): Search => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Search): string => {
    const entries = Object.entries(search).filter((entry): entry is [string, string] => text(entry[1]) !== undefined);
    const query = new URLSearchParams(entries).toString();
    return query === '' ? '' : `?${query}`;
  },
};

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
    ...plainSearch,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
