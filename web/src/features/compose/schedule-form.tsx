import { type FormEvent, useState } from 'react';
import { announce } from '@/lib/announce';
import { hasProblems, type Plan, problemsOf } from '@/lib/plan';
import { PLAN_FIELDS, refusedPlan } from '@/lib/plan-problems';
import { useNow } from '@/lib/use-now';
import { cityOf, isWhole, type WallTime, wallInWords, wallTimeAt } from '@/lib/wall-time';
import { Button } from '@/ui/button';
import { DialogActs } from '@/ui/form-dialog';
import { PlanFields, ZoneLine } from '@/ui/plan-fields';
import { words } from '@/words';
import type { Accounts } from './accounts';
import { ClockChange } from './clock-change';
import type { Content } from './content';
import type { Draft } from './draft';
import type { Outcome } from './outcome';
import { QuickChoices } from './quick-choices';
import { ScheduleProblem } from './schedule-problem';
import { ScheduledContent } from './scheduled-content';
import { readingOf, TypedTimeField } from './typed-time-field';

const NOTHING_TYPED = { typed: '', reading: null };

interface ScheduleFormProps {
  content: Content;
  accounts: Accounts;
  plan: Plan;
  typedTime: Draft['typedTime'];
  outcome: Outcome;
  onPlan: (part: Partial<Plan>, typedTime?: Draft['typedTime']) => void;
  onSchedule: (allowDuplicate: boolean) => void;
  onCancel: () => void;
}

/** When it is to go out; what goes out stands above it, so that nobody schedules the wrong thing. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { content, plan, outcome, onPlan, onSchedule, onCancel } = props;
  const { typed, reading } = props.typedTime;
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

  function type(next: string, part: Partial<Plan> = {}): void {
    const read = readingOf(next, part.zone ?? plan.zone);
    const wall = typeof read === 'string' || read === null ? {} : read;
    onPlan({ ...part, ...wall }, { typed: next, reading: read });
  }

  function choose(wall: WallTime): void {
    onPlan(wall, NOTHING_TYPED);
  }

  /** A time chosen in the fields takes the place of the typed one; in another zone the typed words mean another moment. */
  function change(part: Partial<Plan>): void {
    if (part.date !== undefined || part.time !== undefined) onPlan(part, NOTHING_TYPED);
    else if (part.zone !== undefined && typed !== '') type(typed, part);
    else onPlan(part);
  }

  return (
    <form noValidate onSubmit={submit}>
      <ZoneLine zone={plan.zone} />
      <ScheduledContent content={content} accounts={props.accounts} problems={aboutContent} />
      <div className="mb-5">
        <TypedTimeField
          typed={typed}
          reading={reading}
          zone={plan.zone}
          isReadOnly={isBusy}
          onType={(next) => type(next)}
        />
        <QuickChoices zone={plan.zone} isReadOnly={isBusy} onChoose={choose} />
      </div>
      <PlanFields isNew plan={plan} problems={problems} isReadOnly={isBusy} onChange={change} />
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
