import type { Delivery, Post, PublishLate } from '@/api/types';
import { lateInWords } from '@/lib/late';
import { useNow } from '@/lib/use-now';
import { Icon } from '@/ui/icon';
import { ScheduleTime } from '@/ui/schedule-time';
import { STATUS_WORDS } from '@/ui/status';
import { ExactTime, RelativeTime } from '@/ui/time';
import { ReviewQuestion } from './review-question';

/** States that need no sentence beside their word; with the last, a question says it. */
const SELF_EVIDENT = new Set(['posted', 'scheduled', 'sending', 'cancelled', 'needs_review']);

/** What is to be said about a delivery beside its state: the time it was meant for, why it stands as it does, what comes next. */
export function DeliveryNews({ post, delivery }: { post: Post; delivery: Delivery }) {
  const sentence = delivery.detail ?? (SELF_EVIDENT.has(delivery.state) ? null : STATUS_WORDS[delivery.state].meaning);
  return (
    <>
      <MeantFor post={post} delivery={delivery} />
      {sentence !== null && (
        <p className="mt-2 border-l-2 border-line-strong pl-3 text-[0.9375rem] text-ink-soft">{sentence}</p>
      )}
      <WhatIsNext delivery={delivery} />
      {delivery.state === 'needs_review' && <ReviewQuestion postId={post.id} delivery={delivery} />}
    </>
  );
}

const INTRODUCTIONS: Partial<Record<Delivery['state'], string>> = {
  scheduled: 'Goes out on',
  held: 'Was to go out on',
  missed: 'Was to go out on',
  failed: 'Was to go out on',
  needs_review: 'Was to go out on',
  posted: 'Meant for',
  cancelled: 'Meant for',
};

/** The time it was scheduled for, as long as that is the time that counts: sent again, it is due at once. */
function MeantFor({ post, delivery }: { post: Post; delivery: Delivery }) {
  const now = useNow();
  const { schedule } = post;
  const isItsTime = schedule !== null && Date.parse(schedule.at) === Date.parse(delivery.due_at);
  const isAhead = schedule !== null && Date.parse(schedule.at) > now;
  const introduction = delivery.state === 'held' && isAhead ? 'Meant for' : INTRODUCTIONS[delivery.state];
  const isTold = isItsTime && introduction !== undefined && (delivery.state !== 'scheduled' || isAhead);
  const late = delivery.late && typeof delivery.posted_at === 'string' && delivery.state === 'posted';
  if (!isTold && !late) return null;
  return (
    <div className="mt-2 flex gap-2 text-sm text-ink-soft">
      <Icon name="clock" size={18} className="mt-px shrink-0" />
      <div>
        {isTold && (
          <p>
            {introduction} <ScheduleTime schedule={schedule} />
          </p>
        )}
        {late && typeof delivery.posted_at === 'string' && (
          <p className="font-medium text-ink">Went out {lateInWords(delivery.due_at, delivery.posted_at)}.</p>
        )}
        {isTold && isAhead && schedule.note !== null && <p>{schedule.note}</p>}
        {isTold && isAhead && delivery.publish_late !== null && <p>{lateRule(delivery.publish_late)}</p>}
      </div>
    </div>
  );
}

function lateRule(rule: PublishLate): string {
  if (rule === 'always') return 'If it cannot go out then, it goes out however late.';
  if (rule === 'never' || rule === 0) return 'If it cannot go out then, it does not go out.';
  return `If it cannot go out then, it may be up to ${rule === 1 ? 'one minute' : `${rule} minutes`} late.`;
}

function WhatIsNext({ delivery }: { delivery: Delivery }) {
  const { state, attempt_count, next_attempt_at, next_lookup_at } = delivery;
  if (state === 'scheduled' && attempt_count > 0 && typeof next_attempt_at === 'string') {
    return (
      <p className="mt-2 text-sm text-ink-soft">
        Next try: <ExactTime at={next_attempt_at} />
      </p>
    );
  }
  if (state === 'unconfirmed' && typeof next_lookup_at === 'string') {
    return (
      <p className="mt-2 text-sm text-ink-soft">
        We look at X again <RelativeTime at={next_lookup_at} />: <ExactTime at={next_lookup_at} />
      </p>
    );
  }
  return null;
}
