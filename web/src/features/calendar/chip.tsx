import { cx } from '@/lib/cx';
import { Icon } from '@/ui/icon';
import { Spinner } from '@/ui/spinner';
import { STATUS_WORDS } from '@/ui/status';
import { words } from '@/words';
import { type Entry, excerptOf } from './entries';
import type { Carry } from './use-carry';
import type { Ways } from './ways';

interface ChipProps {
  entry: Entry;
  carry: Carry;
  ways: Ways;
  /** For fingers. */
  isRoomy?: boolean;
}

const LOUD = new Set(['needs_review', 'failed', 'missed', 'held']);

/** One post in the calendar: its time, how it stands, and how it begins. A link to it that can also be carried. */
export function Chip({ entry, carry, ways: { PostLink }, isRoomy = false }: ChipProps) {
  const { post, wall, state } = entry;
  const { icon, word } = STATUS_WORDS[state];
  const handles = carry.handlesOf(entry);
  const isMovable = handles.onPointerDown !== undefined;
  const isCarried = carry.carried?.entry.post.id === post.id;
  return (
    <PostLink
      postId={post.id}
      {...handles}
      data-post={post.id}
      aria-describedby={isMovable ? HOW_ID : undefined}
      className={cx(
        'relative z-10 flex items-center border leading-tight select-none [-webkit-touch-callout:none]',
        isRoomy
          ? 'tap gap-2 rounded-control px-3 text-[0.9375rem]'
          : 'min-h-6 gap-1 rounded-control px-1.5 py-0.5 text-[0.8125rem]',
        LOUD.has(state) ? 'border-caution/40 bg-caution-soft text-caution' : 'border-line bg-surface text-ink',
        isMovable ? 'cursor-grab hover:border-line-strong' : 'hover:border-line-strong',
        state === 'cancelled' && 'text-ink-soft line-through',
        state === 'posted' && 'text-ink-soft',
        isCarried && 'opacity-40',
      )}
    >
      {icon === 'spinner' ? <Spinner /> : <Icon name={icon} size={13} className="shrink-0" />}
      <span className="sr-only">{word}, </span>
      <span className="shrink-0 font-semibold tabular-nums">{wall.time}</span>
      <span className="truncate">{excerptOf(post)}</span>
    </PostLink>
  );
}

const HOW_ID = 'calendar-how';

/** Said of every post that can be carried; written once. */
export function HowToCarry() {
  return (
    <p id={HOW_ID} hidden>
      {words.queue.how}
    </p>
  );
}

/** Where a carried post would come down. */
export function Landing({ time, isPast }: { time: string; isPast: boolean }) {
  return (
    <span
      className={cx(
        'relative z-10 flex min-h-6 items-center gap-1 rounded-control border-2 border-dashed px-1.5 text-[0.8125rem] font-semibold tabular-nums',
        isPast ? 'border-caution text-caution' : 'border-ink text-ink',
      )}
    >
      <Icon name={isPast ? 'alert' : 'clock'} size={13} />
      {time}
    </span>
  );
}

/** What hangs at the pointer. */
export function Ghost({ carry: { carried, ghost } }: { carry: Carry }) {
  if (carried?.by !== 'pointer') return null;
  return (
    <div
      ref={ghost}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-50 max-w-60 truncate rounded-control border border-line-strong bg-surface px-2 py-1 text-sm shadow-lift"
    >
      <span className="font-semibold tabular-nums">{carried.to.time}</span> {excerptOf(carried.entry.post)}
    </div>
  );
}
