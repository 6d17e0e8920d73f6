import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { feedItemsQuery } from '@/api/calls/list-feed-items';
import { fieldSentence } from '@/api/problem';
import type { Feed } from '@/api/types';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { FeedFields } from './feed-fields';
import { useFeedChange } from './use-feed-change';
import { wishesOf } from './wishes';

/** How this blog is shared. */
export function FeedSettings({ feed }: { feed: Feed }) {
  const [wishes, setWishes] = useState(() => wishesOf(feed));
  const entries = useInfiniteQuery(feedItemsQuery(feed.id));
  const save = useFeedChange();
  const templateError = fieldSentence(save.error, 'template');
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) {
          save.mutate({ feed, change: wishes }, { onSuccess: () => toast(words.feeds.saved) });
        }
      }}
    >
      <FeedFields
        wishes={wishes}
        onChange={setWishes}
        entry={entries.data?.pages[0]?.items[0] ?? null}
        templateError={templateError}
      />
      {save.isError && templateError === undefined && (
        <ErrorNotice error={save.error} doing={words.feeds.saveDoing} onDismiss={save.reset} />
      )}
      <Button type="submit" busy={save.isPending} busyLabel={words.feeds.saving}>
        {words.feeds.save}
      </Button>
      <CopyField label={words.feeds.ping} text={location.origin + feed.ping_path} hint={words.feeds.pingHint} />
    </form>
  );
}
