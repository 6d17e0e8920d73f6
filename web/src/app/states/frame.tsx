import { QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/** One state, with its name above it. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 font-mono text-xs text-ink-soft">{name}</figcaption>
      {children}
    </figure>
  );
}

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-6" aria-label={title}>
      <h2 className="border-b border-line pb-2 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

interface FrozenProps {
  /** What has been read, by key. What is missing stays loading. */
  data?: readonly (readonly [QueryKey, unknown])[];
  /** What could not be read. */
  failed?: readonly (readonly [QueryKey, Error])[];
  children: ReactNode;
}

/** A component with its data held still: nothing is fetched. */
export function Frozen({ data = [], failed = [], children }: FrozenProps) {
  const [queryClient] = useState(() => {
    const client = new QueryClient({
      // Not enabled: what is missing stays missing, and what has failed stays failed.
      defaultOptions: { queries: { enabled: false, staleTime: Number.POSITIVE_INFINITY } },
    });
    for (const [key, value] of data) client.setQueryData(key, value);
    for (const [key, error] of failed) {
      const query = client.getQueryCache().build(client, { queryKey: key });
      query.setState({ status: 'error', error, fetchStatus: 'idle', errorUpdateCount: 1 });
    }
    return client;
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
