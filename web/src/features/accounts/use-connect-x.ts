import { useMutation } from '@tanstack/react-query';
import { beginImageGrant } from '@/api/calls/begin-image-grant';
import { beginXConnection } from '@/api/calls/begin-x-connection';

/** Goes to a page of X. It stays "leaving" once the address is known: the browser is on its way. */
function useTripToX(begin: () => Promise<{ url: string }>) {
  const trip = useMutation({ mutationFn: begin, onSuccess: ({ url }) => location.assign(url) });
  return {
    isConnecting: trip.isPending || trip.isSuccess,
    error: trip.error,
    start: () => trip.mutate(),
    reset: trip.reset,
  };
}

/** To X's consent page. */
export function useConnectX(accountId?: string) {
  return useTripToX(() => beginXConnection(accountId));
}

/** To X's other consent page, the one for images. */
export function useAllowImages(accountId: string) {
  return useTripToX(() => beginImageGrant(accountId));
}
