import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelPost } from '@/api/calls/cancel-post';
import { hasCode } from '@/api/problem';
import type { Post } from '@/api/types';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import { noLongerSentence } from './no-longer';

/** Cancels a post that waits, after asking once. */
export function CancelButton({ post }: { post: Post }) {
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelPost(post.id, post.version),
    onSuccess: () => {
      setAsking(false);
      toast('The post is cancelled.');
    },
    // Also after a lost answer: the list then shows how it really stands.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['posts'] }),
  });
  function close(): void {
    cancel.reset();
    setAsking(false);
  }
  return (
    <>
      {/* While it asks, the question stays even if the post goes out meanwhile: the answer then says so. */}
      {(post.can_cancel || isAsking) && (
        <Button look="quiet" aria-label="Cancel this post" onClick={() => setAsking(true)}>
          Cancel
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title="Cancel this post?"
        confirmLabel="Cancel the post"
        busyLabel="Cancelling…"
        cancelLabel="Keep it"
        isBusy={cancel.isPending}
        onConfirm={() => cancel.mutate()}
        onCancel={close}
      >
        <p>It does not go out, and stays in your history as cancelled. You can copy its text from there.</p>
        {cancel.isError && <CancelProblem error={cancel.error} />}
      </ConfirmDialog>
    </>
  );
}

export function CancelProblem({ error }: { error: Error }) {
  const noLonger = noLongerSentence(error);
  if (noLonger !== undefined) {
    return (
      <Notice tone="caution" role="alert" title="It can no longer be cancelled">
        {noLonger}
      </Notice>
    );
  }
  if (hasCode(error, 'version_conflict')) {
    return (
      <Notice tone="caution" role="alert" title="It was changed elsewhere meanwhile">
        Nothing was cancelled. Look at it once more; if you still mean it, cancel it now.
      </Notice>
    );
  }
  return <ErrorNotice error={error} doing="cancel it" />;
}
