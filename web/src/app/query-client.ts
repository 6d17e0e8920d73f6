import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode, Refused } from '@/api/problem';

const RETRIES = 2;

/** `onSessionLost` runs when any call finds that the session has ended. */
export function createQueryClient(onSessionLost: () => void): QueryClient {
  function watch(error: unknown): void {
    if (hasCode(error, 'session_required')) onSessionLost();
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        // The browser's idea of being online says nothing about a server on this machine.
        networkMode: 'always',
        staleTime: 5_000,
        // A refusal will not change by asking again.
        retry: (failures, error) => !(error instanceof Refused) && failures < RETRIES,
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
