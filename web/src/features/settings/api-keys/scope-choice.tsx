import type { Scope } from '@/api/types';
import { Button } from '@/ui/button';
import { CheckField } from '@/ui/check-field';
import { FieldProblem } from '@/ui/field';
import { words } from '@/words';
import { ALL_SCOPES, inOrder, isSame, PRESETS } from './scopes';

interface ScopeChoiceProps {
  chosen: readonly Scope[];
  error: string | undefined;
  onChange: (scopes: Scope[]) => void;
}

/** What a key may do: a usual set, or one by one. */
export function ScopeChoice({ chosen, error, onChange }: ScopeChoiceProps) {
  function choose(scope: Scope, isOn: boolean): void {
    const others = chosen.filter((one) => one !== scope);
    onChange(inOrder(isOn ? [...others, scope] : others));
  }
  return (
    <fieldset className="space-y-2">
      <legend className="text-sm font-semibold">{words.keys.mayDo}</legend>
      <p className="text-sm text-ink-soft">{words.keys.mayDoHint}</p>
      <div className="flex flex-wrap gap-2">
        {PRESETS.map(({ name, scopes }) => {
          const isOn = isSame(chosen, scopes);
          return (
            <Button
              key={name}
              aria-pressed={isOn}
              className="aria-pressed:border-ink aria-pressed:bg-sunken"
              onClick={() => onChange(scopes)}
            >
              {words.keys.presets[name]}
            </Button>
          );
        })}
      </div>
      {ALL_SCOPES.map((scope) => (
        <CheckField
          key={scope}
          {...words.keys.scopes[scope]}
          checked={chosen.includes(scope)}
          onChange={(event) => choose(scope, event.target.checked)}
        />
      ))}
      {error !== undefined && <FieldProblem>{error}</FieldProblem>}
    </fieldset>
  );
}
