import type { ReactNode } from 'react';

/** The ways to the history, as whoever knows the addresses makes them. */
export interface HistoryLinks {
  history: (label: string) => ReactNode;
  /** To one post. */
  post: (postId: string, label: ReactNode) => ReactNode;
  /** To one post, with the form to change it open. */
  edit: (postId: string, label: string) => ReactNode;
}
