import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { type RenderResult, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { App, wire } from '@/app/app';
import { createQueryClient } from '@/app/query-client';

interface Rendered extends RenderResult {
  user: UserEvent;
}

/** One component with the providers it needs. */
export function show(ui: ReactNode): Rendered {
  const queryClient = createQueryClient(() => undefined);
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retry: false },
    mutations: { networkMode: 'always', retry: false },
  });
  const user = userEvent.setup({ applyAccept: false });
  return { user, ...render(<QueryClientProvider client={queryClient}>{ui}</QueryClientProvider>) };
}

/** The whole application at an address. */
export function visit(path: string): Rendered & { here: () => string } {
  const { queryClient, router } = wire();
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [path] }) });
  const user = userEvent.setup({ applyAccept: false });
  const page = render(<App queryClient={queryClient} router={router} />);
  return { user, here: () => router.state.location.href, ...page };
}
