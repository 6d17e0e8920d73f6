import { Refused } from '@/api/problem';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { words } from '@/words';

/** What X said, where it did not say yes. That an account does not work is an answer too, and no failure to check it. */
function answerOf(error: Error): { title: string; detail: string } | undefined {
  const answers: Readonly<Record<string, { title: string; detail: string }>> = words.accounts.answers;
  return error instanceof Refused && Object.hasOwn(answers, error.code) ? answers[error.code] : undefined;
}

export function CheckProblem({ error, onDismiss }: { error: Error; onDismiss?: () => void }) {
  const told = answerOf(error);
  if (told === undefined) return <ErrorNotice error={error} doing={words.accounts.doingCheck} onDismiss={onDismiss} />;
  return (
    <Notice tone="caution" role="alert" title={told.title} onDismiss={onDismiss}>
      {told.detail}
    </Notice>
  );
}
