import type { DeliveryState } from '@/api/types';
import { cx } from '@/lib/cx';
import { words } from '@/words';
import { Icon, type IconName } from './icon';
import { Spinner } from './spinner';

interface Told {
  word: string;
  icon: IconName | 'spinner';
  look: string;
  /** What it means for the post, where the server gives no sentence of its own. */
  meaning: string;
}

const NEUTRAL = 'text-ink-soft';
const CAUTION = 'text-caution';

function told(state: DeliveryState, icon: Told['icon'], look: string): Told {
  return {
    icon,
    look,
    // Read when they are shown: at this moment there may be none yet.
    get word() {
      return words.status[state].word;
    },
    get meaning() {
      return words.status[state].meaning;
    },
  };
}

export const STATUS_WORDS: Record<DeliveryState, Told> = {
  scheduled: told('scheduled', 'clock', NEUTRAL),
  sending: told('sending', 'spinner', NEUTRAL),
  unconfirmed: told('unconfirmed', 'search', NEUTRAL),
  held: told('held', 'pause', CAUTION),
  posted: told('posted', 'check', 'text-positive'),
  failed: told('failed', 'close', CAUTION),
  missed: told('missed', 'minus', CAUTION),
  needs_review: told('needs_review', 'question', CAUTION),
  cancelled: told('cancelled', 'minus', NEUTRAL),
};

interface StatusProps {
  state: DeliveryState;
  /** Where more is known than the state says. */
  word?: string | undefined;
}

export function Status({ state, word }: StatusProps) {
  const { word: usual, icon, look } = STATUS_WORDS[state];
  return (
    <span className={cx('inline-flex items-center gap-1.5 text-sm font-semibold', look)}>
      {icon === 'spinner' ? <Spinner /> : <Icon name={icon} size={17} />}
      {word ?? usual}
    </span>
  );
}
