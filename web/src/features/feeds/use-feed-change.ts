import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeFeed } from '@/api/calls/change-feed';
import { feedsQuery } from '@/api/calls/list-feeds';

/** Changes a feed, and reads all of them again. */
export function useFeedChange() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changeFeed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedsQuery.queryKey }),
  });
}
