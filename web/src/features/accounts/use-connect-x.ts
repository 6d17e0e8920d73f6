import { useMutation } from '@tanstack/react-query';
import { beginXConnection } from '@/api/calls/begin-x-connection';

/** Goes to X's consent page. It stays "connecting" once the address is known: the browser is leaving. */
export function useConnectX(accountId?: string) {
  const begin = useMutation({
    mutationFn: () => beginXConnection(accountId),
    onSuccess: ({ url }) => location.assign(url),
  });
  return {
    isConnecting: begin.isPending || begin.isSuccess,
    error: begin.error,
    start: () => begin.mutate(),
    reset: begin.reset,
  };
}
