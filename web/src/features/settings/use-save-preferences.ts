import { useMutation, useQueryClient } from '@tanstack/react-query';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { putPreferences } from '@/api/calls/put-preferences';
import type { Preferences } from '@/api/types';

const { queryKey } = preferencesQuery;

/**
 * Shows the new value at once and takes it back if the server did not store it. All choices are sent together, so one is sent after the
 * other, each with those before it, and only the last one's answer is what is shown.
 */
export function useSavePreferences() {
  const queryClient = useQueryClient();
  const isLast = () => queryClient.isMutating({ mutationKey: queryKey }) === 1;
  return useMutation({
    mutationKey: queryKey,
    scope: { id: 'preferences' },
    mutationFn: putPreferences,
    onMutate: async (next: Preferences) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, next);
      return { before };
    },
    onError: (_error, _next, context) => {
      if (context?.before !== undefined && isLast()) queryClient.setQueryData(queryKey, context.before);
    },
    onSuccess: (stored) => isLast() && queryClient.setQueryData(queryKey, stored),
    onSettled: (_stored, error) => (error && isLast() ? queryClient.invalidateQueries({ queryKey }) : undefined),
  });
}
