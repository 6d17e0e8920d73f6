import { type ReactNode, useId, useRef } from 'react';
import type { Notification } from '@/api/types';
import { cx } from '@/lib/cx';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';
import { KIND_ICONS, type Target, targetOf } from './kinds';

/** A link to where something can be done about it, as whoever knows the addresses makes it. */
export type TargetLink = (target: Target, label: string, onFollow: () => void) => ReactNode;

interface NotificationItemProps {
  notification: Notification;
  link: TargetLink;
  onRead: () => void;
}

/** One thing the user should know. Following it is reading it. */
export function NotificationItem({ notification, link, onRead }: NotificationItemProps) {
  const { kind, occurrences, last_at, read_at } = notification;
  const { title, detail } = words.news.told(notification);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const target = targetOf(notification);
  const isUnread = read_at === null;

  function follow(): void {
    if (isUnread) onRead();
  }

  /** The button goes away with the act, so the focus moves to what it was about. */
  function markRead(): void {
    heading.current?.focus();
    onRead();
  }

  return (
    <article aria-labelledby={id} className="flex gap-3.5 px-5 py-4">
      <Icon
        name={KIND_ICONS[kind]}
        size={20}
        className={cx('mt-0.5 shrink-0', isUnread ? 'text-ink' : 'text-ink-soft')}
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h2 ref={heading} tabIndex={-1} className={cx('focus:outline-none', isUnread && 'font-semibold')}>
            <span id={id}>{target === null ? title : link(target, title, follow)}</span>{' '}
            {isUnread && <Badge>{words.notifications.isNew}</Badge>}
          </h2>
          <p className="text-sm text-ink-soft">
            <Sentence
              text={occurrences > 1 ? words.notifications.timesLast : '{when}'}
              parts={{ count: occurrences, when: <RelativeTime at={last_at} /> }}
            />
          </p>
        </div>
        <p className="mt-0.5 text-[0.9375rem] text-ink-soft">{detail}</p>
        {isUnread && (
          <Button
            look="quiet"
            className="-mb-2 -ml-4"
            aria-label={words.notifications.markReadOf(title)}
            onClick={markRead}
          >
            {words.notifications.markRead}
          </Button>
        )}
      </div>
    </article>
  );
}
