import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from './query-client';
import { type AppRouter, createAppRouter } from './router';
import { leaveSession } from './session-change';

export interface Wired {
  queryClient: QueryClient;
  router: AppRouter;
}

/** The parts that know of each other, built once. */
export function wire(): Wired {
  const queryClient = createQueryClient(() => {
    leaveSession(queryClient);
    const { href, pathname } = router.state.location;
    if (!pathname.startsWith('/dashboard')) return;
    void router.navigate({ to: '/sign-in', search: { next: href, ended: '1' } });
  });
  const router = createAppRouter(queryClient);
  return { queryClient, router };
}

export function App({ queryClient, router }: Wired) {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
