import { quickTimes } from '@/lib/quick-times';
import { useNow } from '@/lib/use-now';
import type { WallTime } from '@/lib/wall-time';
import { words } from '@/words';
import { Button } from './button';

interface QuickChoicesProps {
  zone: string;
  isReadOnly: boolean;
  onChoose: (wall: WallTime) => void;
}

/** Fills the time in; what is chosen stands in the fields, and nothing is scheduled yet. */
export function QuickChoices({ zone, isReadOnly, onChoose }: QuickChoicesProps) {
  const now = useNow();
  return (
    <fieldset className="mt-3 flex flex-wrap gap-2">
      <legend className="sr-only">{words.schedule.quick}</legend>
      {quickTimes(now, zone).map(([name, wall]) => (
        <Button key={name} onClick={() => !isReadOnly && onChoose(wall)}>
          {words.schedule.quickTimes[name]}
        </Button>
      ))}
    </fieldset>
  );
}
