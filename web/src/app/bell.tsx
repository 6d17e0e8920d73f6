import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { unreadQuery } from '@/api/calls/count-unread';
import { announce } from '@/lib/announce';
import { Icon } from '@/ui/icon';
import { words } from '@/words';

const MOST = 99;

/** The way to the notifications, and how many are unread. One more is told to screen readers, too. */
export function Bell() {
  const { data: count } = useQuery(unreadQuery);
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (count === undefined) return;
    if (before.current !== null && count > before.current) {
      announce(words.shell.unread(count));
    }
    before.current = count;
  }, [count]);
  const unread = count ?? 0;
  const label = unread === 0 ? words.shell.notifications : words.shell.notificationsUnread(unread);
  return (
    <Link
      to="/dashboard/notifications"
      aria-label={label}
      title={label}
      className="tap-square relative inline-flex shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:text-ink"
    >
      <Icon name="bell" size={20} />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 min-w-[1.125rem] rounded-full bg-ink px-1 text-center text-[0.6875rem] leading-[1.125rem] font-semibold text-paper tabular-nums"
        >
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </Link>
  );
}
