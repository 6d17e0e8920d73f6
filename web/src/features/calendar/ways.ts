import type { ComponentProps, ComponentType, ReactNode } from 'react';
import type { WallTime } from '@/lib/wall-time';

type Anchor = Omit<ComponentProps<'a'>, 'href' | 'target' | 'children'>;

/** Where the calendar leads, as whoever knows the addresses makes it. */
export interface Ways {
  /** To one post. */
  PostLink: ComponentType<Anchor & { postId: string; children: ReactNode }>;
  /** To the composer; with a time, that time is filled in. */
  ComposeLink: ComponentType<Anchor & { at?: WallTime; children: ReactNode }>;
  settingsLink: (label: string) => ReactNode;
}
