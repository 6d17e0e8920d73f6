import { hasCode, NoAnswer, Refused } from '@/api/problem';
import type { Delivery } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { useRetry } from './use-retry';

/** Sends a delivery that did not go out once more. One that missed its time was never tried, so it is not called a retry. */
export function RetryButton({ postId, delivery }: { postId: string; delivery: Delivery }) {
  const retry = useRetry({ postId, delivery });
  const label = delivery.state === 'missed' ? 'Post now' : 'Retry';
  return (
    <>
      <Button busy={retry.isPending} busyLabel="Trying…" onClick={() => retry.mutate()}>
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
      <Notice tone="caution" role="alert" title="Its images are no longer kept here" onDismiss={onDismiss}>
        So it cannot be sent again as it was, and nothing was sent. Copy its text, write it anew and add the images once
        more.
      </Notice>
    );
  }
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
      The answer was lost on the way. The status above shows how it stands; if it has not changed, press {label} again:
      it is not sent twice.
    </Notice>
  );
}
