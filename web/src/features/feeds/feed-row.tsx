import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { feedsQuery } from '@/api/calls/list-feeds';
import { pingFeed } from '@/api/calls/ping-feed';
import type { Feed } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon, type IconName } from '@/ui/icon';
import { RelativeTime } from '@/ui/time';
import { toast } from '@/ui/toast';
import { language, words } from '@/words';
import { pluralsOf } from '@/words/plural';
import { FeedEntries } from './feed-entries';
import type { FeedLinks } from './feed-links';
import { FeedSettings } from './feed-settings';
import { RemoveFeedDialog } from './remove-feed-dialog';
import { useFeedChange } from './use-feed-change';

const MARKS: Record<Feed['health'], [icon: IconName, look: string]> = {
  working: ['check', 'text-positive'],
  failing: ['alert', 'text-caution'],
  gone: ['alert', 'text-caution'],
  paused: ['pause', 'text-ink-soft'],
};

interface FeedRowProps {
  feed: Feed;
  links: FeedLinks;
  /** Whoever came here came for this one: it is in sight, with its entries open. */
  isSought: boolean;
}

/** A blog: how it is, what may be done with it, and, opened, its settings and entries. */
export function FeedRow({ feed, links, isSought }: FeedRowProps) {
  const queryClient = useQueryClient();
  const [opened, setOpened] = useState<'entries' | 'settings' | null>(isSought ? 'entries' : null);
  const [isRemoving, setRemoving] = useState(false);
  const change = useFeedChange();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isSought) heading.current?.focus();
  }, [isSought]);
  const look = useMutation({
    mutationFn: pingFeed,
    onSuccess: ({ answered, post_ids }) => {
      const plural = pluralsOf(language);
      const told = post_ids.length === 0 ? words.feeds.lookedNothing : plural(post_ids.length, words.feeds.looked);
      toast(answered ? told : words.feeds.lookedFailed);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedsQuery.queryKey }),
  });
  const toggle = (part: 'entries' | 'settings') => setOpened(opened === part ? null : part);
  return (
    <li className="py-4">
      <h3 ref={heading} tabIndex={-1} className="font-medium break-words focus:outline-none">
        {feed.title}
      </h3>
      <p className="text-sm break-all text-ink-soft">{feed.address}</p>
      <Health feed={feed} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button aria-expanded={opened === 'entries'} onClick={() => toggle('entries')}>
          {words.feeds.entries}
        </Button>
        <Button aria-expanded={opened === 'settings'} onClick={() => toggle('settings')}>
          {words.feeds.settings}
        </Button>
        {feed.active && (
          <Button busy={look.isPending} busyLabel={words.feeds.looking} onClick={() => look.mutate(feed.id)}>
            {words.feeds.look}
          </Button>
        )}
        <Button
          look={feed.active ? 'quiet' : 'secondary'}
          busy={change.isPending}
          onClick={() => change.mutate({ feed, change: { active: !feed.active } })}
        >
          {feed.active ? words.feeds.pause : words.feeds.resume}
        </Button>
        <Button look="quiet" onClick={() => setRemoving(true)}>
          {words.feeds.remove}
        </Button>
      </div>
      <RemoveFeedDialog feed={feed} isOpen={isRemoving} onClose={() => setRemoving(false)} />
      <Trouble error={look.error} doing={words.feeds.lookDoing} />
      <Trouble error={change.error} doing={words.feeds.saveDoing} />
      {opened === 'entries' && <FeedEntries feed={feed} links={links} />}
      {opened === 'settings' && <FeedSettings feed={feed} />}
    </li>
  );
}

function Trouble({ error, doing }: { error: unknown; doing: string }) {
  if (error === null) return null;
  return (
    <div className="mt-3">
      <ErrorNotice error={error} doing={doing} />
    </div>
  );
}

function Health({ feed: { health, failing_since, polled_at } }: { feed: Feed }) {
  const [icon, look] = MARKS[health];
  return (
    <div className="mt-1 text-sm text-ink-soft">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className={`flex items-center gap-1 font-medium ${look}`}>
          <Icon name={icon} size={16} />
          {words.feeds.health[health]}
        </span>
        {health === 'failing' && failing_since !== null ? (
          <span>
            {words.feeds.failingSince} <RelativeTime at={failing_since} />
          </span>
        ) : (
          polled_at !== null && (
            <span>
              {words.feeds.readAt} <RelativeTime at={polled_at} />
            </span>
          )
        )}
      </p>
      {health === 'gone' && <p>{words.feeds.gone}</p>}
    </div>
  );
}
