import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { language, onLanguage } from '@/words';
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
  // In another language all of it is drawn anew. What was read stays, and what was typed lives outside what is drawn.
  const spoken = useSyncExternalStore(onLanguage, () => language);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider key={spoken} router={router} />
    </QueryClientProvider>
  );
}
