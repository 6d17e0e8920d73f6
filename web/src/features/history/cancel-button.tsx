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
import { words } from '@/words';
import { noLongerSentence } from './no-longer';

/** Cancels a post that waits, after asking once. */
export function CancelButton({ post }: { post: Post }) {
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelPost(post.id, post.version),
    onSuccess: () => {
      setAsking(false);
      toast(words.post.cancel.done);
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
        <Button look="quiet" aria-label={words.post.cancel.label} onClick={() => setAsking(true)}>
          {words.post.cancel.button}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={words.post.cancel.title}
        confirmLabel={words.post.cancel.act}
        busyLabel={words.post.cancel.busy}
        cancelLabel={words.post.cancel.keep}
        isBusy={cancel.isPending}
        onConfirm={() => cancel.mutate()}
        onCancel={close}
      >
        <p>{words.post.cancel.text}</p>
        {cancel.isError && <CancelProblem error={cancel.error} />}
      </ConfirmDialog>
    </>
  );
}

export function CancelProblem({ error }: { error: Error }) {
  const noLonger = noLongerSentence(error);
  if (noLonger !== undefined) {
    return (
      <Notice tone="caution" role="alert" title={words.post.cancel.tooLate}>
        {noLonger}
      </Notice>
    );
  }
  if (hasCode(error, 'version_conflict')) {
    return (
      <Notice tone="caution" role="alert" title={words.post.cancel.changedTitle}>
        {words.post.cancel.changed}
      </Notice>
    );
  }
  return <ErrorNotice error={error} doing={words.post.cancel.doing} />;
}
