import { hasCode, Refused } from '@/api/problem';
import type { FieldCode } from '@/api/types';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { words } from '@/words';
import type { MoveProblem } from './use-move';

function hasFieldCode(error: unknown, code: FieldCode): boolean {
  return error instanceof Refused && error.fields.some((field) => field.code === code);
}

interface MoveProblemNoticeProps {
  problem: MoveProblem;
  onDismiss: () => void;
}

/** Why a post stands where it stood. */
export function MoveProblemNotice({ problem, onDismiss }: MoveProblemNoticeProps) {
  const { queue } = words;
  const isPast = problem.kind === 'past' || hasFieldCode(problem.error, 'time_in_past');
  const isSame = problem.kind === 'refused' && hasFieldCode(problem.error, 'same_text_within_a_day');
  if (isSame) return <Notice tone="caution" role="alert" title={queue.sameText} onDismiss={onDismiss} />;
  if (isPast) return <Notice tone="caution" role="alert" title={queue.isPast} onDismiss={onDismiss} />;
  if (hasCode(problem.error, 'version_conflict', 'precondition_failed')) {
    return (
      <Notice tone="caution" role="alert" title={queue.conflictTitle} onDismiss={onDismiss}>
        {queue.conflict}
      </Notice>
    );
  }
  if (hasCode(problem.error, 'not_editable')) {
    return (
      <Notice tone="caution" role="alert" title={queue.tooLateTitle} onDismiss={onDismiss}>
        {problem.error instanceof Error && problem.error.message}
      </Notice>
    );
  }
  return (
    <ErrorNotice
      error={problem.error}
      doing={problem.isUndo ? queue.notUndone : queue.notMoved}
      onDismiss={onDismiss}
    />
  );
}
