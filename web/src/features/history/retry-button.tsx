import { hasCode, NoAnswer, Refused } from '@/api/problem';
import type { Delivery } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { words } from '@/words';
import { useRetry } from './use-retry';

/** Sends a delivery that did not go out once more. One that missed its time was never tried, so it is not called a retry. */
export function RetryButton({ postId, delivery }: { postId: string; delivery: Delivery }) {
  const retry = useRetry({ postId, delivery });
  const label = delivery.state === 'missed' ? words.post.postNow : words.post.retry;
  return (
    <>
      <Button busy={retry.isPending} busyLabel={words.post.trying} onClick={() => retry.mutate()}>
        {!retry.isPending && <Icon name={delivery.state === 'missed' ? 'send' : 'retry'} />}
        {label}
      </Button>
      {retry.isError && (
        <div className="order-last w-full">
          <RetryProblem error={retry.error} label={label} onDismiss={retry.reset} />
        </div>
      )}
    </>
  );
}

interface RetryProblemProps {
  error: Error;
  /** The button to press again. */
  label: string;
  onDismiss?: () => void;
}

export function RetryProblem({ error, label, onDismiss }: RetryProblemProps) {
  if (hasCode(error, 'images_gone')) {
    return (
      <Notice tone="caution" role="alert" title={words.post.imagesGoneTitle} onDismiss={onDismiss}>
        {words.post.imagesGone}
      </Notice>
    );
  }
  const isKnown = error instanceof Refused || (error instanceof NoAnswer && error.sent === 'no');
  if (isKnown) return <ErrorNotice error={error} doing={words.post.sendAgain} onDismiss={onDismiss} />;
  return (
    <Notice tone="caution" icon="question" role="alert" title={words.post.notKnownTitle} onDismiss={onDismiss}>
      {words.post.notKnown(label)}
    </Notice>
  );
}
