import { useMutation, useQueryClient } from '@tanstack/react-query';
import { retryXPost } from '@/api/calls/retry-x-post';
import { NoAnswer, Refused } from '@/api/problem';
import { announce } from '@/lib/announce';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';

/** Sends a delivery that did not go out once more. */
export function RetryButton({ postId }: { postId: string }) {
  const queryClient = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryXPost(postId),
    onSuccess: () => announce('Queued again.'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['posts'] }),
  });
  return (
    <>
      <Button busy={retry.isPending} busyLabel="Trying…" onClick={() => retry.mutate()}>
        {!retry.isPending && <Icon name="retry" />}
        Retry
      </Button>
      {retry.isError && (
        <div className="w-full">
          <RetryProblem error={retry.error} onDismiss={retry.reset} />
        </div>
      )}
    </>
  );
}

function RetryProblem({ error, onDismiss }: { error: Error; onDismiss: () => void }) {
  const isKnown = error instanceof Refused || (error instanceof NoAnswer && error.sent === 'no');
  if (isKnown) return <ErrorNotice error={error} doing="send it again" onDismiss={onDismiss} />;
  return (
    <Notice
      tone="caution"
      icon="question"
      role="alert"
      title="We do not know whether it was queued"
      onDismiss={onDismiss}
    >
      The answer was lost on the way. The status above shows how it stands; if it has not changed, press Retry again: it
      is not sent twice.
    </Notice>
  );
}
