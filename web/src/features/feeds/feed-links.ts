import type { ReactNode } from 'react';

/** The ways from an entry to what became of it, as whoever knows the addresses makes them. */
export interface FeedLinks {
  post: (postId: string, label: string) => ReactNode;
  draft: (draftId: string, label: string) => ReactNode;
}
