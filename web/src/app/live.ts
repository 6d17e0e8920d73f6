import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountsQuery } from '@/api/calls/list-accounts';
import { listen } from '@/api/event-stream';

/** A burst of events is one look: the first waits this long for those that follow. */
export const GATHER_MS = 150;

/** Gathers what has changed and reads it again, one round after the other. */
class Reader {
  private readonly queryClient: QueryClient;
  private readonly changed = new Set<string>();
  private isChangedAll = false;
  private isReading = false;
  private isOver = false;

  constructor(queryClient: QueryClient) {
    this.queryClient = queryClient;
  }

  post(id: string): void {
    this.changed.add(id);
    void this.read();
  }

  all(): void {
    this.isChangedAll = true;
    void this.read();
  }

  stop(): void {
    this.isOver = true;
  }

  private async read(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    while (!this.isOver && (this.isChangedAll || this.changed.size > 0)) {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      if (this.isOver) break;
      const stale = this.isChangedAll
        ? [['posts'], accountsQuery.queryKey]
        : [['posts', 'recent'], ['posts', 'all'], ...Array.from(this.changed, (id) => ['posts', 'one', id])];
      this.isChangedAll = false;
      this.changed.clear();
      await Promise.all(stale.map((queryKey) => this.queryClient.invalidateQueries({ queryKey })));
    }
    this.isReading = false;
  }
}

/** Keeps what is shown up to date while somebody is signed in: one stream for the whole application. */
export function useLiveUpdates(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const reader = new Reader(queryClient);
    const stop = listen({
      onResync: () => reader.all(),
      onDelivery: ({ post_id, state }) => {
        reader.post(post_id);
        // An account that X no longer lets us post for holds its posts.
        if (state === 'held') void queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
      },
      // Asked once, the list goes on asking by itself.
      onDown: () => reader.all(),
    });
    return () => {
      reader.stop();
      stop();
    };
  }, [queryClient]);
}
