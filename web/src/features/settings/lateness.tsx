import { useState } from 'react';
import type { Preferences } from '@/api/types';
import { type LateRule, lateOf, lateProblems, publishLateOf } from '@/lib/plan';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { SelectField, TextField } from '@/ui/field';
import { LATE_RULES } from '@/ui/plan-fields';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { useSavePreferences } from './use-save-preferences';

/** How late posts may go out that do not say it themselves. Minutes are stored once they are written to the end. */
export function Lateness({ chosen }: { chosen: Preferences }) {
  const say = words.settings.preferences;
  const save = useSavePreferences();
  const stored = lateOf(chosen.publish_late);
  const [typed, setTyped] = useState<string | null>(null);
  const lateMinutes = typed ?? stored.lateMinutes;
  const { lateMinutes: problem } = lateProblems({ ...stored, lateMinutes });

  function choose(late: LateRule, minutes: string): void {
    if (lateProblems({ late, lateMinutes: minutes }).lateMinutes !== undefined) return;
    const publish_late = publishLateOf({ late, lateMinutes: minutes });
    if (publish_late === undefined || publish_late === chosen.publish_late) return;
    save.mutate({ ...chosen, publish_late }, { onSuccess: () => toast(say.lateStored) });
  }

  return (
    <Card aria-labelledby="late-title" className="p-5 sm:p-6">
      <h2 id="late-title" className="mb-4 text-lg font-semibold">
        {say.late}
      </h2>
      <div className="max-w-md space-y-4">
        <SelectField
          label={words.plan.late}
          hint={say.lateHint}
          value={stored.late}
          onChange={(event) => choose(event.currentTarget.value as LateRule, lateMinutes)}
        >
          {LATE_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {words.plan.lateRules[rule]}
            </option>
          ))}
        </SelectField>
        {stored.late === 'minutes' && (
          <TextField
            label={words.plan.lateMinutes}
            inputMode="numeric"
            autoComplete="off"
            value={lateMinutes}
            error={problem}
            onChange={(event) => setTyped(event.currentTarget.value.trim())}
            onBlur={() => choose('minutes', lateMinutes)}
          />
        )}
      </div>
      {save.isError && (
        <div className="mt-4">
          <ErrorNotice error={save.error} doing={say.doingLate} onDismiss={save.reset} />
        </div>
      )}
    </Card>
  );
}
