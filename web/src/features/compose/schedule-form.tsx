import { type FormEvent, useState } from 'react';
import { announce } from '@/lib/announce';
import { hasProblems, type Plan, problemsOf } from '@/lib/plan';
import { PLAN_FIELDS, refusedPlan } from '@/lib/plan-problems';
import type { TypedTime } from '@/lib/typed-time';
import { useNow } from '@/lib/use-now';
import { isWhole, type WallTime, wallInWords, wallTimeAt } from '@/lib/wall-time';
import { Button } from '@/ui/button';
import { FieldProblem } from '@/ui/field';
import { DialogActs } from '@/ui/form-dialog';
import { Icon } from '@/ui/icon';
import { PlanFields, ZoneLine } from '@/ui/plan-fields';
import { words } from '@/words';
import type { Content } from './content-key';
import { countInWords } from './images/admit';
import { aboutInWords } from './images/image-errors';
import { isKept } from './kept';
import { QuickChoices } from './quick-choices';
import { ScheduleProblem } from './schedule-problem';
import { readingOf, TypedTimeField } from './typed-time-field';
import type { Outcome } from './use-post-now';
import { MAY_BE_MEANT } from './use-verdict';

const SAME_TEXT = 'The same text goes to this account within a day of then.';

const NOTHING_TYPED = { typed: '', reading: null };

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
  const [{ typed, reading }, setTyped] = useState<{ typed: string; reading: TypedTime | null }>(NOTHING_TYPED);
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

  function type(next: string, zone = plan.zone): Partial<Plan> {
    const read = readingOf(next, zone);
    setTyped({ typed: next, reading: read });
    return typeof read === 'string' || read === null ? {} : read;
  }

  function choose(wall: WallTime): void {
    setTyped(NOTHING_TYPED);
    onPlan(wall);
  }

  /** A time chosen in the fields takes the place of the typed one; in another zone the typed words mean another moment. */
  function change(part: Partial<Plan>): void {
    if (part.date !== undefined || part.time !== undefined) setTyped(NOTHING_TYPED);
    const isMoved = part.zone !== undefined && typed !== '';
    onPlan(isMoved ? { ...part, ...type(typed, part.zone) } : part);
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
      <div className="mb-5">
        <TypedTimeField
          typed={typed}
          reading={reading}
          zone={plan.zone}
          isReadOnly={isBusy}
          onType={(next) => onPlan(type(next))}
        />
        <QuickChoices zone={plan.zone} isReadOnly={isBusy} onChoose={choose} />
      </div>
      <PlanFields plan={plan} problems={problems} isReadOnly={isBusy} onChange={change} />
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
