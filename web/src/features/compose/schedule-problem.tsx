import type { ReactNode } from 'react';
import { fullSentence } from '@/lib/describe-error';
import { PLAN_FIELDS } from '@/lib/plan-problems';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { canInsistOn } from './insist';
import type { Outcome } from './use-post-now';

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
    case 'not_sent':
      return (
        <Notice tone="caution" role="alert" title="Not scheduled">
          Your device is offline, so nothing was sent. {kept} Try again when you are connected.
        </Notice>
      );
    case 'unknown':
      return (
        <Notice tone="caution" icon="question" role="alert" title="We do not know whether it was scheduled">
          The answer was lost on the way. {kept} Press the button again without changing anything: the same post is not
          scheduled twice.
        </Notice>
      );
    case 'on_hold':
    case 'refused':
      return <RefusedNotice outcome={outcome} kept={kept} onInsist={onInsist} />;
  }
}

type RefusedOutcome = Extract<Outcome, { kind: 'refused' | 'on_hold' }>;

interface RefusedNoticeProps extends ScheduleProblemProps {
  outcome: RefusedOutcome;
}

function RefusedNotice({ outcome, kept, onInsist }: RefusedNoticeProps) {
  const { refusal } = outcome;
  if (outcome.kind === 'refused' && canInsistOn(outcome)) {
    return (
      <Notice
        tone="caution"
        role="alert"
        title="Not scheduled"
        actions={<Button onClick={onInsist}>Schedule it anyway</Button>}
      >
        Change the text or the day, or schedule it anyway if you mean it. {kept}
      </Notice>
    );
  }
  const marked = refusal.fields.some(({ field }) => PLAN_FIELDS.includes(field)) || refusal.fields.length > 0;
  return (
    <Notice tone="caution" role="alert" title="Not scheduled">
      {marked ? 'Change what is marked above.' : fullSentence(refusal)} {kept}
    </Notice>
  );
}
