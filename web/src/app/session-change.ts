import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '@/api/calls/get-session';
import type { SessionView } from '@/api/types';

/** Somebody signed in: nothing that was read before may be shown to them. */
export function enterSession(queryClient: QueryClient, session: SessionView): void {
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, session);
}

/** Nobody is signed in any more. What was read stays until the next sign-in, but is no longer on the screen. */
export function leaveSession(queryClient: QueryClient): void {
  queryClient.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, user: null });
}
