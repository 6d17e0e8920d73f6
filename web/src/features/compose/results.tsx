import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { recentPostsQuery } from '@/api/calls/list-posts';
import type { Delivery, Post } from '@/api/types';
import { Icon } from '@/ui/icon';
import { Notice, type Tone } from '@/ui/notice';
import { ScheduleTime } from '@/ui/schedule-time';
import { STATUS_WORDS, Status } from '@/ui/status';
import { words } from '@/words';

interface ResultsProps {
  taken: Post;
  onDismiss: () => void;
}

/** Follows the post after the server has taken it, so that "on its way" becomes what it came to: for each account its own. */
export function Results({ taken, onDismiss }: ResultsProps) {
  const { data: latest } = useQuery({
    ...recentPostsQuery,
    select: (list) => list.items.find((post) => post.id === taken.id),
  });
  const post = latest ?? taken;
  const [first, ...others] = post.deliveries;
  if (isScheduled(post)) return <ScheduledNotice post={post} onDismiss={onDismiss} />;
  if (first === undefined || others.length === 0) return <SingleResult delivery={first} onDismiss={onDismiss} />;
  return (
    <Notice {...overallOf(post.deliveries)} onDismiss={onDismiss}>
      <ul className="mt-1 divide-y divide-line/60">
        {post.deliveries.map((delivery) => (
          <li key={delivery.id} className="flex flex-wrap items-center gap-x-3 py-1.5">
            <span className="min-w-0 truncate font-medium">@{delivery.username}</span>
            <Status state={delivery.state} />
            {linkOf(delivery)}
            {sentenceOf(delivery) !== null && <p className="w-full text-sm text-ink-soft">{sentenceOf(delivery)}</p>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const MOVING: readonly Delivery['state'][] = ['scheduled', 'sending', 'unconfirmed'];

function isScheduled({ schedule, deliveries }: Post): boolean {
  return schedule !== null && deliveries.every((one) => one.state === 'scheduled' && one.attempt_count === 0);
}

/** What the whole comes to: as long as one is moving, nothing is finished; what needs somebody is not hidden by what went well. */
function overallOf(deliveries: readonly Delivery[]): {
  tone: Tone;
  title: string;
  role: 'status' | 'alert';
  icon?: 'clock';
} {
  const posted = deliveries.filter(({ state }) => state === 'posted').length;
  if (posted === deliveries.length) {
    return { tone: 'positive', title: words.compose.postedToAll(posted), role: 'status' };
  }
  if (deliveries.some(({ state }) => MOVING.includes(state))) {
    return { tone: 'info', icon: 'clock', title: words.compose.postedSoFar(posted, deliveries.length), role: 'status' };
  }
  return { tone: 'caution', title: words.compose.postedToSome(posted, deliveries.length), role: 'alert' };
}

function sentenceOf(delivery: Delivery): string | null {
  if (delivery.state === 'posted' || delivery.state === 'sending' || delivery.state === 'scheduled') return null;
  return words.deliveries.delivery(delivery) ?? STATUS_WORDS[delivery.state].meaning;
}

function linkOf({ state, url }: Delivery): ReactNode {
  if (state !== 'posted' || typeof url !== 'string') return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="link inline-flex min-h-6 items-center gap-1 font-medium"
    >
      {words.compose.viewOnX} <Icon name="arrow" size={14} />
    </a>
  );
}

function ScheduledNotice({ post: { schedule, deliveries }, onDismiss }: { post: Post; onDismiss: () => void }) {
  if (schedule === null) return null;
  return (
    <Notice tone="positive" role="status" icon="clock" title={words.compose.scheduled} onDismiss={onDismiss}>
      <p>
        {words.compose.goesOut} <ScheduleTime schedule={schedule} />
        {deliveries.length > 1 && ` · ${deliveries.map(({ username }) => `@${username}`).join(', ')}`}
      </p>
      {typeof schedule.note === 'string' && <p className="mt-1">{words.deliveries.note(schedule)}</p>}
    </Notice>
  );
}

function SingleResult({ delivery, onDismiss }: { delivery: Delivery | undefined; onDismiss: () => void }) {
  if (delivery === undefined || MOVING.includes(delivery.state)) {
    return (
      <Notice tone="info" role="status" icon="clock" title={words.compose.onItsWay} onDismiss={onDismiss}>
        {words.compose.onItsWayWhat}
      </Notice>
    );
  }
  if (delivery.state === 'posted') {
    return (
      <Notice tone="positive" role="status" title={words.compose.posted} onDismiss={onDismiss}>
        {linkOf(delivery)}
      </Notice>
    );
  }
  const { word } = STATUS_WORDS[delivery.state];
  return (
    <Notice tone="caution" role="alert" title={word} onDismiss={onDismiss}>
      {sentenceOf(delivery)} {words.compose.inTheHistory}
    </Notice>
  );
}
