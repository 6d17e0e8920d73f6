import type { Delivery, Post, PublishLate } from '@/api/types';
import { lateInWords } from '@/lib/late';
import { useNow } from '@/lib/use-now';
import { Icon } from '@/ui/icon';
import { ScheduleTime } from '@/ui/schedule-time';
import { STATUS_WORDS } from '@/ui/status';
import { ExactTime, RelativeTime } from '@/ui/time';
import { type Words, words } from '@/words';
import { ReviewQuestion } from './review-question';

/** States that need no sentence beside their word; with the last, a question says it. */
const SELF_EVIDENT = new Set(['posted', 'scheduled', 'sending', 'cancelled', 'needs_review']);

/** What is to be said about a delivery beside its state: the time it was meant for, why it stands as it does, what comes next. */
export function DeliveryNews({ post, delivery }: { post: Post; delivery: Delivery }) {
  const sentence =
    words.deliveries.delivery(delivery) ??
    (SELF_EVIDENT.has(delivery.state) ? null : STATUS_WORDS[delivery.state].meaning);
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

const INTRODUCTIONS: Partial<Record<Delivery['state'], keyof Words['post']['meant']>> = {
  scheduled: 'goesOut',
  held: 'wasTo',
  missed: 'wasTo',
  failed: 'wasTo',
  needs_review: 'wasTo',
  posted: 'meantFor',
  cancelled: 'meantFor',
};

/** The time it was scheduled for, as long as that is the time that counts: sent again, it is due at once. */
function MeantFor({ post, delivery }: { post: Post; delivery: Delivery }) {
  const now = useNow();
  const { schedule } = post;
  const isItsTime = schedule !== null && Date.parse(schedule.at) === Date.parse(delivery.due_at);
  const isAhead = schedule !== null && Date.parse(schedule.at) > now;
  const introduction = delivery.state === 'held' && isAhead ? 'meantFor' : INTRODUCTIONS[delivery.state];
  const isTold = isItsTime && introduction !== undefined && (delivery.state !== 'scheduled' || isAhead);
  const late = delivery.late && typeof delivery.posted_at === 'string' && delivery.state === 'posted';
  if (!isTold && !late) return null;
  return (
    <div className="mt-2 flex gap-2 text-sm text-ink-soft">
      <Icon name="clock" size={18} className="mt-px shrink-0" />
      <div>
        {isTold && (
          <p>
            {words.post.meant[introduction]} <ScheduleTime schedule={schedule} />
          </p>
        )}
        {late && typeof delivery.posted_at === 'string' && (
          <p className="font-medium text-ink">{words.post.wentOut(lateInWords(delivery.due_at, delivery.posted_at))}</p>
        )}
        {isTold && isAhead && schedule.note !== null && <p>{words.deliveries.note(schedule)}</p>}
        {isTold && isAhead && <LateRule rule={delivery.publish_late} />}
      </div>
    </div>
  );
}

/** Nothing is said of the server's own rule. */
function LateRule({ rule }: { rule: PublishLate | null }) {
  if (rule === null || rule === 'default') return null;
  return <p>{lateRule(rule)}</p>;
}

function lateRule(rule: Exclude<PublishLate, 'default'>): string {
  if (rule === 'always') return words.post.lateAlways;
  if (rule === 'never' || rule === 0) return words.post.lateNever;
  return words.post.lateMinutes(rule);
}

function WhatIsNext({ delivery }: { delivery: Delivery }) {
  const { state, attempt_count, next_attempt_at, next_lookup_at } = delivery;
  if (state === 'scheduled' && attempt_count > 0 && typeof next_attempt_at === 'string') {
    return (
      <p className="mt-2 text-sm text-ink-soft">
        {words.post.nextTry} <ExactTime at={next_attempt_at} />
      </p>
    );
  }
  if (state === 'unconfirmed' && typeof next_lookup_at === 'string') {
    return (
      <p className="mt-2 text-sm text-ink-soft">
        {words.post.lookAgain} <RelativeTime at={next_lookup_at} />: <ExactTime at={next_lookup_at} />
      </p>
    );
  }
  return null;
}
