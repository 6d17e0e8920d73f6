import type { Typed } from '@/lib/plan';
import { readTypedTime, type TypedTime } from '@/lib/typed-time';
import { useNow } from '@/lib/use-now';
import { wallInWords, wallTimeAt, zoneInWords } from '@/lib/wall-time';
import { language, words } from '@/words';
import { TextField } from './field';

interface TypedTimeFieldProps extends Typed {
  zone: string;
  isReadOnly: boolean;
  onType: (typed: string) => void;
}

export function readingOf(typed: string, zone: string): TypedTime | null {
  return typed.trim() === '' ? null : readTypedTime(typed, language, Date.now(), zone);
}

/** A time in words. What was understood is said back before anything is scheduled; what was not, is never guessed. */
export function TypedTimeField({ typed, reading, zone, isReadOnly, onType }: TypedTimeFieldProps) {
  const thisYear = wallTimeAt(useNow(), zone).date.slice(0, 4);
  const isUnderstood = reading !== null && typeof reading !== 'string';
  return (
    <TextField
      label={words.schedule.typed}
      value={typed}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      readOnly={isReadOnly}
      onChange={(event) => onType(event.target.value)}
      hint={
        <span role="status">
          {isUnderstood
            ? words.schedule.understood(wallInWords(reading, thisYear), zoneInWords(zone))
            : words.schedule.typedHint}
        </span>
      }
      error={typeof reading === 'string' ? words.schedule.unclear[reading] : undefined}
    />
  );
}
