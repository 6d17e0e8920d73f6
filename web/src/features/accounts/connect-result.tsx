import { useEffect, useRef } from 'react';
import { Notice } from '@/ui/notice';
import { connectError } from './connect-messages';

interface ConnectResultProps {
  connected: string | undefined;
  errorCode: string | undefined;
  /** With `missing_scope`: the scopes that X did not give. */
  missing?: string | undefined;
  onDismiss: () => void;
}

/** What came of the trip to X. It takes the focus on arrival: a live region that is there from the start is not read out. */
export function ConnectResult({ connected, errorCode, missing, onDismiss }: ConnectResultProps) {
  const ref = useRef<HTMLDivElement>(null);
  const isShown = errorCode !== undefined || connected !== undefined;
  useEffect(() => {
    if (isShown) ref.current?.focus({ preventScroll: true });
  }, [isShown]);
  if (errorCode !== undefined) {
    const { title, detail } = connectError(errorCode);
    return (
      <Notice ref={ref} tone="caution" role="alert" title={title} onDismiss={onDismiss}>
        {detail}
        {missing !== undefined && (
          <p className="mt-1 text-sm text-ink-soft">
            Missing: <code>{missing}</code>
          </p>
        )}
      </Notice>
    );
  }
  if (connected === undefined) return null;
  return (
    <Notice ref={ref} tone="positive" role="status" title="X is connected" onDismiss={onDismiss}>
      You can post from your dashboard now.
    </Notice>
  );
}
