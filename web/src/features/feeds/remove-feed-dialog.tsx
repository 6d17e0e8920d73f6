import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteFeed } from '@/api/calls/delete-feed';
import { feedsQuery } from '@/api/calls/list-feeds';
import type { Feed } from '@/api/types';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';
import { words } from '@/words';

interface RemoveFeedDialogProps {
  feed: Feed;
  isOpen: boolean;
  onClose: () => void;
}

export function RemoveFeedDialog({ feed, isOpen, onClose }: RemoveFeedDialogProps) {
  const say = words.feeds.removal;
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: deleteFeed,
    onSuccess: () => {
      toast(say.done);
      onClose();
    },
    // Also after a lost answer: the list then shows whether it is gone.
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedsQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={say.title(feed.title)}
      confirmLabel={say.act}
      busyLabel={say.busy}
      cancelLabel={say.keep}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate(feed.id)}
      onCancel={() => {
        remove.reset();
        onClose();
      }}
    >
      <p>{say.what}</p>
      {remove.isError && <ErrorNotice error={remove.error} doing={say.doing} />}
    </ConfirmDialog>
  );
}
