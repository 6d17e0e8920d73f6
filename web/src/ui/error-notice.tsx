import { describeError } from '@/lib/describe-error';
import { words } from '@/words';
import { Button } from './button';
import { Icon } from './icon';
import { Notice } from './notice';
import { Sentence } from './sentence';

interface ErrorNoticeProps {
  error: unknown;
  /** Completes "We could not …". */
  doing: string;
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
  onDismiss?: (() => void) | undefined;
}

/** An error with what to do about it; said at once by screen readers. */
export function ErrorNotice({ error, doing, onRetry, isRetrying = false, onDismiss }: ErrorNoticeProps) {
  const { title, detail, requestId } = describeError(error, doing);
  return (
    <Notice
      tone="caution"
      role="alert"
      title={title}
      onDismiss={onDismiss}
      {...(onRetry && {
        actions: (
          <Button busy={isRetrying} onClick={onRetry}>
            {!isRetrying && <Icon name="retry" />}
            {words.ui.tryAgain}
          </Button>
        ),
      })}
    >
      <p>{detail}</p>
      {requestId !== undefined && (
        <p className="mt-1 text-xs text-ink-soft">
          <Sentence text={words.errors.reference} parts={{ id: <code>{requestId}</code> }} />
        </p>
      )}
    </Notice>
  );
}
