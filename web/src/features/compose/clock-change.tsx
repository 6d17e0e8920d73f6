import type { Plan } from '@/lib/plan';
import { wallTimeAt } from '@/lib/wall-time';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import type { Content } from './content';
import { useForeseen } from './use-foreseen';

/** Said before it is scheduled: that the clocks skip this time, or show it twice, and what comes of it. */
export function ClockChange({ content, plan }: { content: Content; plan: Plan }) {
  const foreseen = useForeseen(content, plan);
  if (foreseen === null || foreseen.resolution === 'exact') return null;
  const { time } = wallTimeAt(Date.parse(foreseen.at), plan.zone);
  return (
    <p role="status" className="mt-3 flex gap-1.5 text-sm text-ink-soft">
      <Icon name="clock" size={16} className="mt-0.5 shrink-0" />
      <span>
        {foreseen.resolution === 'gap' ? words.schedule.gap(plan.time, time) : words.schedule.overlap(plan.time)}
      </span>
    </p>
  );
}
