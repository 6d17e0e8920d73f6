import { type FormEvent, useState } from 'react';
import { announce } from '@/lib/announce';
import { hasProblems, type Plan, problemsOf, type Typed } from '@/lib/plan';
import { PLAN_FIELDS, refusedPlan } from '@/lib/plan-problems';
import { useNow } from '@/lib/use-now';
import { cityOf, isWhole, wallInWords, wallTimeAt } from '@/lib/wall-time';
import { Button } from '@/ui/button';
import { DialogActs } from '@/ui/form-dialog';
import { ZoneLine } from '@/ui/plan-fields';
import { WhenFields } from '@/ui/when-fields';
import { words } from '@/words';
import type { Accounts } from './accounts';
import { ClockChange } from './clock-change';
import type { Content } from './content';
import type { Outcome } from './outcome';
import { ScheduleProblem } from './schedule-problem';
import { ScheduledContent } from './scheduled-content';

interface ScheduleFormProps {
  content: Content;
  accounts: Accounts;
  plan: Plan;
  typedTime: Typed;
  outcome: Outcome;
  onPlan: (part: Partial<Plan>, typedTime?: Typed) => void;
  onSchedule: (allowDuplicate: boolean) => void;
  onCancel: () => void;
}

/** When it is to go out; what goes out stands above it, so that nobody schedules the wrong thing. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { content, plan, outcome, onPlan, onSchedule, onCancel } = props;
  const { reading } = props.typedTime;
  const [isChecked, setChecked] = useState(false);
  const now = useNow();
  const isBusy = outcome.kind === 'sending';
  const refusal = outcome.kind === 'refused' ? outcome.refusal : undefined;
  const problems = { ...refusedPlan(refusal, plan, now), ...(isChecked ? problemsOf(plan) : {}) };
  const aboutContent = refusal?.fields.filter(({ field }) => !PLAN_FIELDS.includes(field)) ?? [];

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    // While what was typed is not understood, the time in the fields is not the one that is meant.
    if (typeof reading === 'string') announce(words.schedule.unclear[reading]);
    else if (!hasProblems(problemsOf(plan))) onSchedule(false);
  }

  return (
    <form noValidate onSubmit={submit}>
      <ZoneLine zone={plan.zone} />
      <ScheduledContent content={content} accounts={props.accounts} problems={aboutContent} />
      <WhenFields
        isNew
        plan={plan}
        typedTime={props.typedTime}
        problems={problems}
        isReadOnly={isBusy}
        onPlan={onPlan}
      />
      <ClockChange content={content} plan={plan} />
      <ScheduleProblem
        outcome={outcome}
        kept={words.compose.keptWithTime(content.images.length)}
        onInsist={() => onSchedule(true)}
      />
      <DialogActs>
        <Button onClick={() => !isBusy && onCancel()}>{words.schedule.cancel}</Button>
        <Button type="submit" look="primary" busy={isBusy} busyLabel={words.schedule.scheduling}>
          {isWhole(plan)
            ? words.schedule.scheduleFor(
                wallInWords(plan, wallTimeAt(now, plan.zone).date.slice(0, 4)),
                cityOf(plan.zone),
              )
            : words.schedule.schedule}
        </Button>
      </DialogActs>
    </form>
  );
}
