import type { DeliveryState } from '@/api/types';
import { cx } from '@/lib/cx';
import { Icon, type IconName } from './icon';
import { Spinner } from './spinner';

interface Words {
  word: string;
  icon: IconName | 'spinner';
  look: string;
  /** What it means for the post, where the server gives no sentence of its own. */
  meaning: string;
}

const NEUTRAL = 'text-ink-soft';
const CAUTION = 'text-caution';

export const STATUS_WORDS: Record<DeliveryState, Words> = {
  scheduled: { word: 'Waiting', icon: 'clock', look: NEUTRAL, meaning: 'It goes out when its turn comes.' },
  sending: { word: 'Sending', icon: 'spinner', look: NEUTRAL, meaning: 'It is on its way to X.' },
  unconfirmed: {
    word: 'Checking',
    icon: 'search',
    look: NEUTRAL,
    meaning: 'We do not know yet whether X took it. We are looking; there is nothing for you to do.',
  },
  held: { word: 'On hold', icon: 'pause', look: CAUTION, meaning: 'It waits until the reason is gone.' },
  posted: { word: 'Posted', icon: 'check', look: 'text-positive', meaning: 'X has it.' },
  failed: { word: 'Not posted', icon: 'close', look: CAUTION, meaning: 'It is not on X.' },
  missed: {
    word: 'Missed',
    icon: 'minus',
    look: CAUTION,
    meaning: 'Its time passed while it could not be sent. It is not on X.',
  },
  needs_review: {
    word: 'Please look',
    icon: 'question',
    look: CAUTION,
    meaning: 'We could not find out whether X took it. Look at your profile on X before you write it again.',
  },
  cancelled: {
    word: 'Cancelled',
    icon: 'minus',
    look: NEUTRAL,
    meaning: 'You cancelled it. It is not on X.',
  },
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
