import { type Ref, useId } from 'react';
import type { LateRule, Plan } from '@/lib/plan';
import type { PlanFieldProblems } from '@/lib/plan-problems';
import { useNow } from '@/lib/use-now';
import { browserZone, inBothZones, instantNear, isWhole, wallTimeAt, zoneInWords } from '@/lib/wall-time';
import { words } from '@/words';
import { Field, FieldProblem, inputClass, SelectField, TextField } from './field';
import { Sentence } from './sentence';
import { ZoneSelect } from './zone-select';

interface PlanFieldsProps {
  plan: Plan;
  problems: PlanFieldProblems;
  isReadOnly: boolean;
  /** It has no rule of its own yet, so what its user prefers can hold. */
  isNew?: boolean;
  /** What leaving date and time empty means, where that may be. */
  emptyHint?: string | undefined;
  onChange: (part: Partial<Plan>) => void;
  timeRef?: Ref<HTMLInputElement> | undefined;
}

export const LATE_RULES: readonly LateRule[] = ['default', 'always', 'never', 'minutes'];

/** "Times are in Europe/Berlin, where it is 10:15 now." */
export function ZoneLine({ zone }: { zone: string }) {
  const { time } = wallTimeAt(useNow(), zone);
  return (
    <p className="mt-1 text-[0.9375rem] text-ink-soft">
      <Sentence
        text={words.plan.zoneLine}
        parts={{
          zone: <span className="font-semibold text-ink">{zoneInWords(zone)}</span>,
          time: <span className="tabular-nums">{time}</span>,
        }}
      />
    </p>
  );
}

/** Day, time, the zone both are meant in, and what is to happen when it cannot go out then. */
export function PlanFields(props: PlanFieldsProps) {
  const { plan, problems, isReadOnly, onChange } = props;
  const id = useId();
  const now = useNow();
  const shared = problems.when === undefined ? undefined : `${id}-when`;
  const wire = (describedBy: string | undefined) => [describedBy, shared].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="space-y-4">
      <legend className="sr-only">{words.plan.when}</legend>
      <div>
        <div className="grid grid-cols-2 gap-3">
          <Field label={words.plan.date} error={problems.date}>
            {(wiring) => (
              <input
                {...wiring}
                type="date"
                aria-describedby={wire(wiring['aria-describedby'])}
                aria-invalid={wiring['aria-invalid'] || shared !== undefined || undefined}
                value={plan.date}
                min={wallTimeAt(now, plan.zone).date}
                readOnly={isReadOnly}
                onChange={(event) => onChange({ date: event.target.value })}
                className={inputClass}
              />
            )}
          </Field>
          <Field label={words.plan.time} error={problems.time}>
            {(wiring) => (
              <input
                {...wiring}
                ref={props.timeRef}
                type="time"
                aria-describedby={wire(wiring['aria-describedby'])}
                aria-invalid={wiring['aria-invalid'] || shared !== undefined || undefined}
                value={plan.time}
                readOnly={isReadOnly}
                onChange={(event) => onChange({ time: event.target.value })}
                className={inputClass}
              />
            )}
          </Field>
        </div>
        {problems.when !== undefined && <FieldProblem id={`${id}-when`}>{problems.when}</FieldProblem>}
        <TimeHint plan={plan} now={now} emptyHint={props.emptyHint} />
      </div>
      <ZoneSelect
        label={words.plan.zone}
        value={plan.zone}
        error={problems.zone}
        disabled={isReadOnly}
        onChange={(zone) => onChange({ zone })}
      />
      <SelectField
        label={words.plan.late}
        value={plan.late}
        error={problems.late}
        disabled={isReadOnly}
        onChange={(event) => onChange({ late: event.target.value as LateRule })}
      >
        {(props.isNew ? (['usual', ...LATE_RULES] as const) : LATE_RULES).map((rule) => (
          <option key={rule} value={rule}>
            {words.plan.lateRules[rule]}
          </option>
        ))}
      </SelectField>
      {plan.late === 'minutes' && (
        <TextField
          label={words.plan.lateMinutes}
          inputMode="numeric"
          autoComplete="off"
          value={plan.lateMinutes}
          error={problems.lateMinutes}
          readOnly={isReadOnly}
          onChange={(event) => onChange({ lateMinutes: event.target.value.trim() })}
        />
      )}
    </fieldset>
  );
}

/** The same moment on the reader's own clock, where that shows something else. */
function TimeHint({ plan, now, emptyHint }: { plan: Plan; now: number; emptyHint: string | undefined }) {
  if (plan.date === '' && plan.time === '' && emptyHint !== undefined) {
    return <p className="mt-1.5 text-sm text-ink-soft">{emptyHint}</p>;
  }
  if (!isWhole(plan)) return null;
  const [, here] = inBothZones(instantNear(plan, plan.zone), plan.zone, browserZone(), now);
  return here === null ? null : <p className="mt-1.5 text-sm text-ink-soft">{words.plan.here(here)}</p>;
}
