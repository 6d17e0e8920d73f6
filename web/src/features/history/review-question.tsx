import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { confirmXPost } from '@/api/calls/confirm-x-post';
import { accountsQuery } from '@/api/calls/list-accounts';
import { fieldSentence } from '@/api/problem';
import type { Delivery } from '@/api/types';
import { announce } from '@/lib/announce';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { TextField } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { RetryProblem } from './retry-button';
import { useRetry } from './use-retry';

/** Nobody could find out whether the post is out, so the reader is asked: two answers, and each has its consequence. */
export function ReviewQuestion({ postId, delivery }: { postId: string; delivery: Delivery }) {
  const id = useId();
  const [isThere, setThere] = useState(false);
  const { data: accounts } = useQuery(accountsQuery);
  const profile = accounts?.items.find((account) => account.id === delivery.account_id)?.profile_url;
  return (
    <section
      aria-labelledby={`${id}-question`}
      className="mt-3 rounded-control border border-caution/25 bg-caution-soft px-4 py-3"
    >
      <p id={`${id}-question`} className="font-semibold">
        {words.post.review.question}
      </p>
      {profile !== undefined && (
        <a
          href={profile}
          target="_blank"
          rel="noopener noreferrer"
          className="link tap inline-flex items-center gap-1 text-[0.9375rem] font-medium"
        >
          {words.post.review.open(delivery.username)} <Icon name="arrow" size={14} />
        </a>
      )}
      <div className="mt-1 flex flex-wrap gap-2">
        <Button aria-expanded={isThere} aria-controls={`${id}-address`} onClick={() => setThere(!isThere)}>
          {words.post.review.there}
        </Button>
        <SendAgain postId={postId} delivery={delivery} />
      </div>
      <div id={`${id}-address`} hidden={!isThere}>
        {isThere && <AddressForm postId={postId} accountId={delivery.account_id} />}
      </div>
    </section>
  );
}

function AddressForm({ postId, accountId }: { postId: string; accountId: string }) {
  const [url, setUrl] = useState('');
  const [isEmptyTold, setEmptyTold] = useState(false);
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => confirmXPost(postId, accountId, url.trim()),
    onSuccess: () => announce(words.post.review.noted),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['posts'] }),
  });
  const urlError = isEmptyTold ? words.post.review.addressEmpty : fieldSentence(confirm.error, 'url');

  function submit(event: FormEvent): void {
    event.preventDefault();
    setEmptyTold(url.trim() === '');
    if (url.trim() !== '') confirm.mutate();
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 space-y-3">
      <TextField
        label={words.post.review.address}
        hint={words.post.review.addressHint}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={url}
        error={urlError}
        readOnly={confirm.isPending}
        onChange={(event) => {
          setEmptyTold(false);
          setUrl(event.target.value);
        }}
      />
      {confirm.isError && urlError === undefined && (
        <ErrorNotice error={confirm.error} doing={words.post.review.doing} />
      )}
      <Button type="submit" busy={confirm.isPending} busyLabel={words.post.review.noting}>
        {words.post.review.count}
      </Button>
    </form>
  );
}

function SendAgain({ postId, delivery }: { postId: string; delivery: Delivery }) {
  const [isAsking, setAsking] = useState(false);
  const retry = useRetry({ postId, delivery, notPublished: true, onSent: () => setAsking(false) });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.post.review.notThere}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={words.post.review.againTitle}
        confirmLabel={words.post.review.again}
        busyLabel={words.post.review.sending}
        isBusy={retry.isPending}
        onConfirm={() => retry.mutate()}
        onCancel={() => {
          retry.reset();
          setAsking(false);
        }}
      >
        <p>{words.post.review.twice(delivery.username)}</p>
        {retry.isError && <RetryProblem error={retry.error} label={words.post.review.againButton} />}
      </ConfirmDialog>
    </>
  );
}
