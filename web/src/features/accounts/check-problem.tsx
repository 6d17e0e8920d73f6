import { Refused } from '@/api/problem';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';

/** What X said, where it did not say yes. That an account does not work is an answer too, and no failure to check it. */
const ANSWERS: Record<string, { title: string; detail: string }> = {
  account_needs_reauth: {
    title: 'It does not work',
    detail: 'X no longer accepts our access. Reconnect it; posts that wait for it then go out.',
  },
  account_not_connected: {
    title: 'It is not connected any more',
    detail: 'It was disconnected meanwhile, perhaps in another window. Reconnect it to post.',
  },
  platform_not_configured: {
    title: 'X is not set up on this server any more',
    detail: 'Nothing was asked. Whoever runs this server has to add the X keys again.',
  },
  platform_refused: {
    title: 'X does not let us in',
    detail: 'It answered, and refused this account or this server. Look at the account on X, then check again.',
  },
  platform_unreachable: {
    title: 'X could not be asked',
    detail: 'So nothing new is known. Wait a few minutes, then check again.',
  },
};

export function CheckProblem({ error, onDismiss }: { error: Error; onDismiss?: () => void }) {
  const told = error instanceof Refused && Object.hasOwn(ANSWERS, error.code) ? ANSWERS[error.code] : undefined;
  if (told === undefined) return <ErrorNotice error={error} doing="check this account" onDismiss={onDismiss} />;
  return (
    <Notice tone="caution" role="alert" title={told.title} onDismiss={onDismiss}>
      {told.detail}
    </Notice>
  );
}
