import type { Ref } from 'react';
import { NOTHING_TYPED, type Plan, type Typed } from '@/lib/plan';
import type { PlanFieldProblems } from '@/lib/plan-problems';
import type { WallTime } from '@/lib/wall-time';
import { PlanFields } from './plan-fields';
import { QuickChoices } from './quick-choices';
import { readingOf, TypedTimeField } from './typed-time-field';

interface WhenFieldsProps {
  plan: Plan;
  typedTime: Typed;
  problems: PlanFieldProblems;
  isReadOnly: boolean;
  /** It has no rule of its own yet, so what its user prefers can hold. */
  isNew?: boolean;
  /** What leaving date and time empty means, where that may be. */
  emptyHint?: string;
  /** The typed time comes along when the change touches it. */
  onPlan: (part: Partial<Plan>, typedTime?: Typed) => void;
  timeRef?: Ref<HTMLInputElement> | undefined;
}

/** A time typed in words, one of the usual ones, or day and time: whichever was used last fills the others. */
export function WhenFields({ typedTime, onPlan, timeRef, ...rest }: WhenFieldsProps) {
  const { plan, isReadOnly } = rest;

  function type(next: string, part: Partial<Plan> = {}): void {
    const reading = readingOf(next, part.zone ?? plan.zone);
    const wall = typeof reading === 'string' || reading === null ? {} : reading;
    onPlan({ ...part, ...wall }, { typed: next, reading });
  }

  function choose(wall: WallTime): void {
    onPlan(wall, NOTHING_TYPED);
  }

  /** A time chosen in the fields takes the place of the typed one; in another zone the typed words mean another moment. */
  function change(part: Partial<Plan>): void {
    if (part.date !== undefined || part.time !== undefined) onPlan(part, NOTHING_TYPED);
    else if (part.zone !== undefined && typedTime.typed !== '') type(typedTime.typed, part);
    else onPlan(part);
  }

  return (
    <>
      <div className="mb-5">
        <TypedTimeField {...typedTime} zone={plan.zone} isReadOnly={isReadOnly} onType={(next) => type(next)} />
        <QuickChoices zone={plan.zone} isReadOnly={isReadOnly} onChoose={choose} />
      </div>
      <PlanFields {...rest} onChange={change} timeRef={timeRef} />
    </>
  );
}
