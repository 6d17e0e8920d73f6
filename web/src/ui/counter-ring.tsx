import { cx } from '@/lib/cx';
import type { Weight } from '@/lib/use-weight';
import { words } from '@/words';

const RADIUS = 10;
const ROUND = 2 * Math.PI * RADIUS;
const NEAR_THE_END = 20;

/** How full the post is: a ring to feel it, a number to know it. */
export function CounterRing({ weight }: { weight: Weight | null }) {
  if (weight === null) return <span className="h-7 w-20" />;
  const left = weight.max - weight.length;
  const isOver = left < 0;
  const filled = Math.min(1, weight.length / weight.max);
  return (
    <div
      className={cx(
        'flex shrink-0 items-center gap-2 text-sm whitespace-nowrap tabular-nums',
        isOver ? 'font-bold text-caution' : left <= NEAR_THE_END ? 'font-semibold text-ink' : 'text-ink-soft',
      )}
    >
      <svg viewBox="0 0 26 26" width="26" height="26" aria-hidden="true" focusable="false" fill="none">
        <circle cx="13" cy="13" r={RADIUS} className="stroke-line" strokeWidth="3" />
        <circle
          cx="13"
          cy="13"
          r={RADIUS}
          className={isOver ? 'stroke-caution' : 'stroke-ink-soft'}
          strokeWidth="3"
          strokeDasharray={`${filled * ROUND} ${ROUND}`}
          transform="rotate(-90 13 13)"
        />
      </svg>
      <span data-testid="weight">
        <span aria-hidden="true">{isOver ? `−${-left}` : `${weight.length}/${weight.max}`}</span>
        <span className="sr-only">
          {isOver ? words.ui.overLimit(-left, weight.max) : words.ui.used(weight.length, weight.max)}
        </span>
      </span>
    </div>
  );
}
