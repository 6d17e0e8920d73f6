import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createFeed } from '@/api/calls/create-feed';
import { findFeed } from '@/api/calls/find-feed';
import { feedsQuery } from '@/api/calls/list-feeds';
import { fieldSentence } from '@/api/problem';
import type { FoundFeed } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { TextField } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import { language, words } from '@/words';
import { pluralsOf } from '@/words/plural';
import { FeedFields } from './feed-fields';
import { USUAL, type Wishes } from './wishes';

/** First the feed is looked for, then its user sees what would be posted, and says how he wants it. */
export function AddFeed() {
  const queryClient = useQueryClient();
  const [address, setAddress] = useState('');
  const [wishes, setWishes] = useState<Wishes>(USUAL);
  const find = useMutation({ mutationFn: findFeed });
  const add = useMutation({
    mutationFn: createFeed,
    onSuccess: (feed) => {
      toast(words.feeds.added(feed.title));
      setAddress('');
      setWishes(USUAL);
      find.reset();
      void queryClient.invalidateQueries({ queryKey: feedsQuery.queryKey });
    },
  });
  const found = find.data;
  const addressError = fieldSentence(find.error, 'address');

  function look(event: FormEvent): void {
    event.preventDefault();
    if (address.trim() !== '' && !find.isPending) find.mutate({ address });
  }

  return (
    <div className="mt-6 border-t border-line pt-6">
      {found === undefined ? (
        <form onSubmit={look} className="max-w-md space-y-4">
          <TextField
            label={words.feeds.address}
            hint={words.feeds.addressHint}
            error={addressError}
            value={address}
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setAddress(event.target.value)}
          />
          {find.isError && addressError === undefined && (
            <ErrorNotice error={find.error} doing={words.feeds.findDoing} onDismiss={find.reset} />
          )}
          <Button
            type="submit"
            look="primary"
            blocked={address.trim() === ''}
            busy={find.isPending}
            busyLabel={words.feeds.finding}
          >
            {words.feeds.find}
          </Button>
        </form>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!add.isPending) add.mutate({ address: found.address, ...wishes });
          }}
        >
          <Found found={found} />
          <FeedFields
            wishes={wishes}
            onChange={setWishes}
            entry={found.newest}
            templateError={fieldSentence(add.error, 'template')}
          />
          {add.isError && fieldSentence(add.error, 'template') === undefined && (
            <ErrorNotice error={add.error} doing={words.feeds.addDoing} onDismiss={add.reset} />
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" busy={add.isPending} busyLabel={words.feeds.adding}>
              {words.feeds.add(found.title)}
            </Button>
            <Button onClick={find.reset}>{words.feeds.otherAddress}</Button>
          </div>
        </form>
      )}
    </div>
  );
}

function Found({ found }: { found: FoundFeed }) {
  const plural = pluralsOf(language);
  return (
    <Notice tone="positive" role="status" title={words.feeds.found(found.title)}>
      <span className="break-all">{found.address}</span> {plural(found.entry_count, words.feeds.foundCount)}
    </Notice>
  );
}
