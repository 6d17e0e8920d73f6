import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountsQuery } from '@/api/calls/list-accounts';
import { listen } from '@/api/event-stream';
import type { DeliveryState } from '@/api/types';

/** A burst of events is one look: the first waits this long for those that follow. */
export const GATHER_MS = 150;

/** What accounts and notifications say of a post changes only when it comes to rest. */
const ON_ITS_WAY: readonly DeliveryState[] = ['sending', 'unconfirmed'];

const ACCOUNTS = [accountsQuery.queryKey, ['notifications']];

/** Gathers what has changed and reads it again, one round after the other. */
class Reader {
  private readonly queryClient: QueryClient;
  private readonly changed = new Set<string>();
  private areAccountsChanged = false;
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

  accounts(): void {
    this.areAccountsChanged = true;
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
    while (!this.isOver && (this.isChangedAll || this.areAccountsChanged || this.changed.size > 0)) {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      if (this.isOver) break;
      const stale = this.stale();
      this.isChangedAll = false;
      this.areAccountsChanged = false;
      this.changed.clear();
      await Promise.all(stale.map((queryKey) => this.queryClient.invalidateQueries({ queryKey })));
    }
    this.isReading = false;
  }

  /** The keys of what has changed. */
  private stale(): (readonly string[])[] {
    if (this.isChangedAll) return [['posts'], ...ACCOUNTS];
    const posts = Array.from(this.changed, (id) => ['posts', 'one', id]);
    return [
      ...(posts.length > 0 ? [['posts', 'recent'], ['posts', 'all'], ...posts] : []),
      ...(this.areAccountsChanged ? ACCOUNTS : []),
    ];
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
        if (!ON_ITS_WAY.includes(state)) reader.accounts();
      },
      onAccount: () => reader.accounts(),
      // Asked once, the list goes on asking by itself.
      onDown: () => reader.all(),
    });
    return () => {
      reader.stop();
      stop();
    };
  }, [queryClient]);
}
