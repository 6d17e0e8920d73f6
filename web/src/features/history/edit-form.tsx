import { type FormEvent, type Ref, useState } from 'react';
import { fieldSentence } from '@/api/problem';
import type { DeliveryState } from '@/api/types';
import { announce } from '@/lib/announce';
import { cx } from '@/lib/cx';
import { hasProblems, isWithoutTime, lateProblems, type PlanProblems, problemsOf } from '@/lib/plan';
import { refusedPlan } from '@/lib/plan-problems';
import { useNow } from '@/lib/use-now';
import { useWeight } from '@/lib/use-weight';
import { isWhole, wallInWords, wallTimeAt } from '@/lib/wall-time';
import { Button } from '@/ui/button';
import { CounterRing } from '@/ui/counter-ring';
import { Field, inputClass } from '@/ui/field';
import { DialogActs } from '@/ui/form-dialog';
import { ZoneLine } from '@/ui/plan-fields';
import { WhenFields } from '@/ui/when-fields';
import { words } from '@/words';
import { type Edit, isTimeChanged } from './edit';
import { EditProblem } from './edit-problem';
import type { EditEnd } from './use-edit';

interface EditFormProps {
  edit: Edit;
  end: EditEnd;
  /** Whether anything was typed that can be undone. */
  isTouched: boolean;
  /** The longest text its account may post, where that is known. */
  textMax: number | null;
  onChange: (part: Partial<Pick<Edit, 'text' | 'plan' | 'typedTime'>>) => void;
  onSave: (edit: Edit, allowDuplicate?: boolean) => void;
  /** Save what was typed although the post has changed. */
  onOverwrite: (latest: Edit['base']) => void;
  /** Let go of what was typed and begin again with the post as it is now. */
  onTake: (latest: Edit['base']) => void;
  /** Begin again with the post as it was. */
  onUndo: () => void;
  onClose: () => void;
  textRef?: Ref<HTMLTextAreaElement>;
  timeRef?: Ref<HTMLInputElement>;
}

/** A post that has a time needs one; for any other, none is an answer too. */
function problemsIn({ basePlan, plan }: Edit): PlanProblems {
  return isWithoutTime(plan) && isWithoutTime(basePlan) ? lateProblems(plan) : problemsOf(plan);
}

/** What it means to give it no time. */
function withoutTime(state: DeliveryState): string {
  const { failedHint, missedHint, emptyHint } = words.post.change;
  if (state === 'failed') return failedHint;
  return state === 'missed' ? missedHint : emptyHint;
}

function saveLabel(edit: Edit, now: number): string {
  if (!isTimeChanged(edit) || !isWhole(edit.plan)) return words.post.change.save;
  return words.post.change.scheduleFor(wallInWords(edit.plan, wallTimeAt(now, edit.plan.zone).date.slice(0, 4)));
}

export function EditForm({ edit, end, textMax, onChange, onSave, onClose, ...rest }: EditFormProps) {
  const [isChecked, setChecked] = useState(false);
  const now = useNow();
  const weight = useWeight(edit.text, textMax ?? 0);
  const isBusy = end.kind === 'saving';
  const refusal = end.kind === 'refused' ? end.refusal : undefined;
  const problems = { ...refusedPlan(refusal, edit.plan, now), ...(isChecked ? problemsIn(edit) : {}) };
  const state = edit.base.deliveries[0]?.state ?? 'scheduled';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const { reading } = edit.typedTime;
    // While what was typed is not understood, the time in the fields is not the one that is meant.
    if (typeof reading === 'string') announce(words.schedule.unclear[reading]);
    else if (!hasProblems(problemsIn(edit))) onSave(edit);
  }

  return (
    <form noValidate onSubmit={submit}>
      <ZoneLine zone={edit.plan.zone} />
      <div className="mt-5 mb-4">
        <Field label={words.post.change.text} error={textSentence(refusal)}>
          {(wiring) => (
            <textarea
              {...wiring}
              ref={rest.textRef}
              rows={4}
              value={edit.text}
              readOnly={isBusy}
              onChange={(event) => onChange({ text: event.target.value })}
              className={cx(inputClass, 'resize-y')}
            />
          )}
        </Field>
        {textMax !== null && (
          <div className="mt-1.5 flex justify-end">
            <CounterRing weight={weight} />
          </div>
        )}
      </div>
      <WhenFields
        plan={edit.plan}
        typedTime={edit.typedTime}
        problems={problems}
        isReadOnly={isBusy}
        emptyHint={withoutTime(state)}
        onPlan={(part, typedTime = edit.typedTime) => onChange({ plan: { ...edit.plan, ...part }, typedTime })}
        timeRef={rest.timeRef}
      />
      <EditProblem
        end={end}
        isBusy={isBusy}
        onInsist={() => onSave(edit, true)}
        onTake={rest.onTake}
        onOverwrite={rest.onOverwrite}
      />
      <DialogActs>
        {!isBusy && rest.isTouched && (
          <Button look="quiet" onClick={rest.onUndo} className="sm:mr-auto">
            {words.post.change.undo}
          </Button>
        )}
        <Button onClick={() => !isBusy && onClose()}>{words.post.change.close}</Button>
        {end.kind !== 'too_late' && end.kind !== 'conflict' && (
          <Button type="submit" look="primary" busy={isBusy} busyLabel={words.post.change.saving}>
            {saveLabel(edit, now)}
          </Button>
        )}
      </DialogActs>
    </form>
  );
}

/** The server speaks to programs there: "say that you mean it with `allow_duplicate`". */
function textSentence(refusal: EditEndRefusal): string | undefined {
  const isSame = refusal?.fields.some(({ code }) => code === 'same_text_within_a_day');
  return isSame ? words.post.change.sameText : fieldSentence(refusal, 'text');
}

type EditEndRefusal = Extract<EditEnd, { kind: 'refused' }>['refusal'] | undefined;
