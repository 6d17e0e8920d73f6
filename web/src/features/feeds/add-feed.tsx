import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createFeed } from '@/api/calls/create-feed';
import { findFeed } from '@/api/calls/find-feed';
import { feedsQuery } from '@/api/calls/list-feeds';
import { fieldSentence, Refused } from '@/api/problem';
import type { FoundFeed, NamedFeed } from '@/api/types';
import { requestKeyOf } from '@/lib/request-key';
import { Button } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-field';
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
  // Of a page that names several: another one than its first.
  const choose = useMutation({ mutationFn: findFeed });
  const requestKey = requestKeyOf('feed');
  const add = useMutation({
    mutationFn: createFeed,
    onError: (error) => {
      if (error instanceof Refused) requestKey.settle();
    },
    onSuccess: (feed) => {
      requestKey.settle();
      toast(words.feeds.added(feed.title));
      setAddress('');
      setWishes(USUAL);
      startAnew();
      void queryClient.invalidateQueries({ queryKey: feedsQuery.queryKey });
    },
  });
  const found = choose.data ?? find.data;

  function startAnew(): void {
    find.reset();
    choose.reset();
  }

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
            if (add.isPending || choose.isPending) return;
            const wish = { address: found.address, ...wishes };
            add.mutate({ wish, idempotencyKey: requestKey.for(JSON.stringify(wish)) });
          }}
        >
          <Found found={found} />
          {find.data !== undefined && find.data.alternates.length > 1 && (
            <SeveralFeeds
              feeds={find.data.alternates}
              chosen={choose.isPending ? choose.variables.address : found.address}
              onChoose={(next) => choose.mutate({ address: next })}
            />
          )}
          {choose.isError && (
            <ErrorNotice error={choose.error} doing={words.feeds.findDoing} onDismiss={choose.reset} />
          )}
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
            <Button onClick={startAnew}>{words.feeds.otherAddress}</Button>
          </div>
        </form>
      )}
    </div>
  );
}

interface SeveralFeedsProps {
  feeds: NamedFeed[];
  chosen: string;
  onChoose: (address: string) => void;
}

/** A site may have one feed for its entries and another for what others write below them. */
function SeveralFeeds({ feeds, chosen, onChoose }: SeveralFeedsProps) {
  const choices = feeds.map(({ address, title }) => ({
    value: address,
    label: title === '' ? words.feeds.untitled : title,
    hint: address,
  }));
  return <ChoiceField label={words.feeds.several} value={chosen} choices={choices} onChange={onChoose} />;
}

function Found({ found }: { found: FoundFeed }) {
  const plural = pluralsOf(language);
  return (
    <Notice tone="positive" role="status" title={words.feeds.found(found.title)}>
      <span className="break-all">{found.address}</span> {plural(found.entry_count, words.feeds.foundCount)}
    </Notice>
  );
}
