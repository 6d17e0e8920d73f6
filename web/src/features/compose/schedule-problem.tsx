import type { ReactNode } from 'react';
import { fullSentence } from '@/lib/describe-error';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { words } from '@/words';
import { canInsistOn } from './insist';
import type { Outcome } from './outcome';

interface ScheduleProblemProps {
  outcome: Outcome;
  /** The sentence about what is still in the dialog. */
  kept: string;
  onInsist: () => void;
}

/** Why nothing was scheduled, or that we do not know. What is about a field stands at the field. */
export function ScheduleProblem(props: ScheduleProblemProps) {
  const told = problemOf(props);
  return told === null ? null : <div className="mt-5">{told}</div>;
}

function problemOf({ outcome, kept, onInsist }: ScheduleProblemProps): ReactNode {
  switch (outcome.kind) {
    case 'none':
    case 'sending':
    case 'taken':
      return null;
    case 'not_uploaded':
      return (
        <Notice tone="caution" role="alert" title={words.schedule.notScheduled}>
          {words.compose.notUploadedYet} {kept}
        </Notice>
      );
    case 'not_sent':
      return (
        <Notice tone="caution" role="alert" title={words.schedule.notScheduled}>
          {words.compose.offline} {kept} {words.schedule.offlineNext}
        </Notice>
      );
    case 'unknown':
      return (
        <Notice tone="caution" icon="question" role="alert" title={words.schedule.unknown}>
          {words.compose.answerLost} {kept} {words.schedule.unknownNext}
        </Notice>
      );
    case 'on_hold':
    case 'refused':
      return <RefusedNotice outcome={outcome} kept={kept} onInsist={onInsist} />;
  }
}

interface RefusedNoticeProps extends ScheduleProblemProps {
  outcome: Extract<Outcome, { kind: 'refused' | 'on_hold' }>;
}

function RefusedNotice({ outcome, kept, onInsist }: RefusedNoticeProps) {
  const { refusal } = outcome;
  if (outcome.kind === 'refused' && canInsistOn(outcome)) {
    return (
      <Notice
        tone="caution"
        role="alert"
        title={words.schedule.notScheduled}
        actions={<Button onClick={onInsist}>{words.schedule.anyway}</Button>}
      >
        {words.schedule.sameText} {kept}
      </Notice>
    );
  }
  return (
    <Notice tone="caution" role="alert" title={words.schedule.notScheduled}>
      {refusal.fields.length > 0 ? words.compose.changeMarked : fullSentence(refusal)} {kept}
    </Notice>
  );
}
