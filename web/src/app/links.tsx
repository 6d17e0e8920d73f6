// The ways between pages, for features: they do not know the addresses.
import { Link } from '@tanstack/react-router';
import type { FeedLinks } from '@/features/feeds/feed-links';
import type { HistoryLinks } from '@/ui/history-links';

const LOOK = 'link font-medium text-ink';

export function settingsLink(label: string) {
  return (
    <Link to="/dashboard/settings" className={LOOK}>
      {label}
    </Link>
  );
}

export const historyLinks: HistoryLinks = {
  history: (label) => (
    <Link to="/dashboard" hash="history" className={LOOK}>
      {label}
    </Link>
  ),
  post: (post, label) => (
    <Link to="/dashboard" search={{ post }} className={LOOK}>
      {label}
    </Link>
  ),
  edit: (post, label) => (
    <Link to="/dashboard" search={{ post, edit: '1' }} className={LOOK}>
      {label}
    </Link>
  ),
};

export const feedLinks: FeedLinks = {
  post: historyLinks.post,
  draft: (draft, label) => (
    <Link to="/dashboard/compose" search={{ draft }} className={LOOK}>
      {label}
    </Link>
  ),
};
