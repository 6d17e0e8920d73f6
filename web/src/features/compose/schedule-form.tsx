import { type FormEvent, useState } from 'react';
import { hasProblems, type Plan, problemsOf } from '@/lib/plan';
import { PLAN_FIELDS, refusedPlan } from '@/lib/plan-problems';
import { useNow } from '@/lib/use-now';
import { isWhole, wallInWords, wallTimeAt } from '@/lib/wall-time';
import { Button } from '@/ui/button';
import { FieldProblem } from '@/ui/field';
import { DialogActs } from '@/ui/form-dialog';
import { Icon } from '@/ui/icon';
import { PlanFields, ZoneLine } from '@/ui/plan-fields';
import type { Content } from './content-key';
import { countInWords } from './images/admit';
import { aboutInWords } from './images/image-errors';
import { isKept } from './kept';
import { ScheduleProblem } from './schedule-problem';
import type { Outcome } from './use-post-now';
import { MAY_BE_MEANT } from './use-verdict';

const SAME_TEXT = 'The same text goes to this account within a day of then.';

interface ScheduleFormProps {
  content: Content;
  username: string;
  plan: Plan;
  outcome: Outcome;
  onPlan: (part: Partial<Plan>) => void;
  onSchedule: (allowDuplicate: boolean) => void;
  onCancel: () => void;
}

/** When it is to go out; what goes out stands above it, so that nobody schedules the wrong thing. */
export function ScheduleForm({ content, username, plan, outcome, onPlan, onSchedule, onCancel }: ScheduleFormProps) {
  const [isChecked, setChecked] = useState(false);
  const now = useNow();
  const isBusy = outcome.kind === 'sending';
  const refusal = outcome.kind === 'refused' ? outcome.refusal : undefined;
  const problems = { ...refusedPlan(refusal, plan, now), ...(isChecked ? problemsOf(plan) : {}) };
  const aboutContent = refusal?.fields.filter(({ field }) => !PLAN_FIELDS.includes(field)) ?? [];

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!hasProblems(problemsOf(plan))) onSchedule(false);
  }

  return (
    <form noValidate onSubmit={submit}>
      <ZoneLine zone={plan.zone} />
      <div className="my-5 rounded-control bg-sunken px-4 py-3">
        {content.text.trim() !== '' && (
          <p className="line-clamp-3 text-[0.9375rem] whitespace-pre-wrap">{content.text}</p>
        )}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
          {content.images.length > 0 && (
            <span className="inline-flex items-center gap-1">
              <Icon name="image" size={16} />
              {content.images.length === 1 ? 'With an image' : `With ${countInWords(content.images.length)} images`} ·
            </span>
          )}
          As @{username} on X
        </p>
        {aboutContent.map(({ field, code, detail }) => (
          <FieldProblem key={`${field} ${code}`}>
            {code === MAY_BE_MEANT ? SAME_TEXT : `${aboutInWords(field, content.images)}${detail}`}
          </FieldProblem>
        ))}
      </div>
      <PlanFields plan={plan} problems={problems} isReadOnly={isBusy} onChange={onPlan} />
      <ScheduleProblem
        outcome={outcome}
        kept={isKept(content.images.length, 'the time')}
        onInsist={() => onSchedule(true)}
      />
      <DialogActs>
        <Button onClick={() => !isBusy && onCancel()}>Cancel</Button>
        <Button type="submit" look="primary" busy={isBusy} busyLabel="Scheduling…">
          {isWhole(plan)
            ? `Schedule for ${wallInWords(plan, wallTimeAt(now, plan.zone).date.slice(0, 4))}`
            : 'Schedule'}
        </Button>
      </DialogActs>
    </form>
  );
}
