import { useQuery } from '@tanstack/react-query';
import { recentPostsQuery } from '@/api/calls/list-posts';
import type { FieldError, Post } from '@/api/types';
import { fullSentence } from '@/lib/describe-error';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { ScheduleTime } from '@/ui/schedule-time';
import { Spinner } from '@/ui/spinner';
import { STATUS_WORDS } from '@/ui/status';
import { placeOf } from './images/image-errors';
import { canInsistOn } from './insist';
import type { Outcome } from './use-post-now';

interface OutcomeNoticeProps {
  outcome: Outcome;
  /** The sentence about what is still in the composer. */
  kept: string;
  onDismiss: () => void;
  onPostAnyway: () => void;
  onClear: () => void;
}

type RefusedOutcome = Extract<Outcome, { kind: 'refused' }>;

/** How posting ended, and what that means for the text in the box. */
export function OutcomeNotice({ outcome, kept, onDismiss, onPostAnyway, onClear }: OutcomeNoticeProps) {
  switch (outcome.kind) {
    case 'none':
      return null;
    case 'sending':
      return (
        <p role="status" className="flex items-center gap-2 px-1 text-sm text-ink-soft">
          <Spinner /> Sending your post. This can take up to ten seconds.
        </p>
      );
    case 'taken':
      return <TakenNotice taken={outcome.post} onDismiss={onDismiss} />;
    case 'not_sent':
      return (
        <Notice tone="caution" role="alert" title="Not sent" onDismiss={onDismiss}>
          Your device is offline, so nothing was sent. {kept} Post it when you are connected again.
        </Notice>
      );
    case 'on_hold':
      return (
        <Notice
          tone="caution"
          icon="pause"
          role="alert"
          title="Not posted yet: it is on hold"
          onDismiss={onDismiss}
          actions={
            <Button
              onClick={() => {
                onClear();
                onDismiss();
              }}
            >
              Clear the box
            </Button>
          }
        >
          {fullSentence(outcome.refusal)} The post is in the history below and goes on from there; you need not post it
          again. {kept}
        </Notice>
      );
    case 'unknown':
      return (
        <Notice
          tone="caution"
          icon="question"
          role="alert"
          title="We do not know whether it was posted"
          onDismiss={onDismiss}
          actions={
            <a href="#history" className="link tap inline-flex items-center font-medium">
              Look at the history
            </a>
          }
        >
          The answer was lost on the way. {kept} If the post is not in the history below, press “Post now” again without
          changing anything: the same post is not sent twice.
        </Notice>
      );
    case 'refused':
      return <RefusedNotice outcome={outcome} kept={kept} onDismiss={onDismiss} onPostAnyway={onPostAnyway} />;
  }
}

function isShownAtItsField({ field }: FieldError): boolean {
  return field === 'text' || placeOf(field) !== null;
}

/** The server's sentence, unless it stands at a field already or speaks to programmers. */
function reasonFor(outcome: RefusedOutcome): string {
  const { refusal } = outcome;
  if (canInsistOn(outcome)) {
    return 'The same text went to this account within the last day. Change it, or post it anyway if you mean it.';
  }
  if (refusal.fields.some(isShownAtItsField)) return 'Change what is marked above.';
  return fullSentence(refusal);
}

interface RefusedNoticeProps extends Omit<OutcomeNoticeProps, 'onClear'> {
  outcome: RefusedOutcome;
}

function RefusedNotice({ outcome, kept, onDismiss, onPostAnyway }: RefusedNoticeProps) {
  return (
    <Notice
      tone="caution"
      role="alert"
      title="Not posted"
      onDismiss={onDismiss}
      {...(canInsistOn(outcome) && { actions: <Button onClick={onPostAnyway}>Post it anyway</Button> })}
    >
      {reasonFor(outcome)} {kept}
    </Notice>
  );
}

/** Follows the post after the server has taken it, so that "on its way" becomes what it came to. */
function TakenNotice({ taken, onDismiss }: { taken: Post; onDismiss: () => void }) {
  const { data: latest } = useQuery({
    ...recentPostsQuery,
    select: (list) => list.items.find((post) => post.id === taken.id),
  });
  const delivery = (latest ?? taken).deliveries[0];
  if (delivery?.state === 'posted') {
    return (
      <Notice tone="positive" role="status" title="Posted" onDismiss={onDismiss}>
        {typeof delivery.url === 'string' && (
          <a
            href={delivery.url}
            target="_blank"
            rel="noopener noreferrer"
            className="link inline-flex items-center gap-1 font-medium"
          >
            View on X <Icon name="arrow" size={14} />
          </a>
        )}
      </Notice>
    );
  }
  const { schedule } = latest ?? taken;
  if (delivery?.state === 'scheduled' && delivery.attempt_count === 0 && schedule !== null) {
    return (
      <Notice tone="positive" role="status" icon="clock" title="Scheduled" onDismiss={onDismiss}>
        <p>
          It goes out on <ScheduleTime schedule={schedule} />.
        </p>
        {typeof schedule.note === 'string' && <p className="mt-1">{schedule.note}</p>}
      </Notice>
    );
  }
  const isMoving = delivery === undefined || ['scheduled', 'sending', 'unconfirmed'].includes(delivery.state);
  if (isMoving) {
    return (
      <Notice tone="info" role="status" icon="clock" title="On its way" onDismiss={onDismiss}>
        The server has your post. It is shown below as soon as X has answered.
      </Notice>
    );
  }
  const words = STATUS_WORDS[delivery.state];
  return (
    <Notice tone="caution" role="alert" title={words.word} onDismiss={onDismiss}>
      {delivery.detail ?? words.meaning} The text stands in the history below.
    </Notice>
  );
}
