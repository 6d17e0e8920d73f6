import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { unreadQuery } from '@/api/calls/count-unread';
import { notificationsQuery } from '@/api/calls/list-notifications';
import { readNotifications } from '@/api/calls/read-notifications';
import type { NotificationList } from '@/api/types';

type Pages = InfiniteData<NotificationList>;
type Ids = readonly string[] | undefined;

function left(unread: number, ids: Ids): number {
  return ids === undefined ? 0 : Math.max(0, unread - ids.length);
}

/** As the list will be: what was unread and is meant is read now. */
function marked(pages: Pages, ids: Ids, now: string): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      unread_count: left(page.unread_count, ids),
      items: page.items.map((item) =>
        item.read_at === null && (ids?.includes(item.id) ?? true) ? { ...item, read_at: now } : item,
      ),
    })),
  };
}

/** Marks at once what is seen here, and reads afterwards how it really stands. Without ids, all of them. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ids: Ids) => readNotifications(ids),
    onMutate: async (ids) => {
      await queryClient.cancelQueries({ queryKey: ['notifications'] });
      const now = new Date().toISOString();
      queryClient.setQueryData(notificationsQuery.queryKey, (pages) => pages && marked(pages, ids, now));
      queryClient.setQueryData(unreadQuery.queryKey, (count) => (count === undefined ? count : left(count, ids)));
    },
    onSuccess: ({ unread_count }) => queryClient.setQueryData(unreadQuery.queryKey, unread_count),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
