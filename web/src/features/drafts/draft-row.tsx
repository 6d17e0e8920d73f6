import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createPost } from '@/api/calls/create-post';
import { deleteDraft } from '@/api/calls/delete-draft';
import { draftsQuery } from '@/api/calls/list-drafts';
import { Refused } from '@/api/problem';
import type { Draft } from '@/api/types';
import { requestKeyOf } from '@/lib/request-key';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { RelativeTime } from '@/ui/time';
import { toast } from '@/ui/toast';
import { words } from '@/words';

interface DraftRowProps {
  draft: Draft;
  editLink: (draftId: string, label: string) => ReactNode;
}

export function DraftRow({ draft, editLink }: DraftRowProps) {
  return (
    <li className="space-y-3 py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        {draft.origin === 'feed' && <Badge>{words.drafts.fromBlog}</Badge>}
        <span>
          {words.drafts.changed} <RelativeTime at={draft.updated_at} />
        </span>
      </p>
      <p className="break-words whitespace-pre-wrap">
        {draft.text === '' ? <span className="text-ink-soft">{words.drafts.withoutText}</span> : draft.text}
      </p>
      <DraftActs draft={draft} editLink={editLink} />
    </li>
  );
}

function newPostOf(draft: Draft) {
  return {
    text: draft.text,
    accountIds: draft.account_ids,
    overrides: draft.overrides,
    media: draft.media.map(({ id, alt_text }) => ({ id, altText: alt_text ?? '' })),
    allowDuplicate: false,
    draftId: draft.id,
  };
}

function DraftActs({ draft, editLink }: DraftRowProps) {
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const requestKey = requestKeyOf(`draft:${draft.id}`);
  const readAgain = () => {
    void queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey });
    void queryClient.invalidateQueries({ queryKey: ['posts'] });
  };
  const post = useMutation({
    mutationFn: () => createPost({ ...newPostOf(draft), idempotencyKey: requestKey.for(`${draft.revision}`) }),
    onSuccess: ({ status }) => toast(status === 'posted' ? words.drafts.posted : words.drafts.onItsWay),
    onError: (error) => error instanceof Refused && requestKey.settle(),
    onSettled: readAgain,
  });
  const remove = useMutation({ mutationFn: () => deleteDraft(draft.id), onSuccess: readAgain });
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" busy={post.isPending} busyLabel={words.drafts.posting} onClick={() => post.mutate()}>
          {words.drafts.post}
        </Button>
        {editLink(draft.id, words.drafts.edit)}
        <Button look="quiet" onClick={() => setAsking(true)}>
          {words.drafts.delete}
        </Button>
      </div>
      {post.error instanceof Refused && <ErrorNotice error={post.error} doing={words.drafts.doingPost} />}
      {post.isError && !(post.error instanceof Refused) && (
        <Notice tone="caution" role="alert" title={words.drafts.unknown}>
          {words.drafts.unknownWhat}
        </Notice>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={words.drafts.deleteTitle}
        confirmLabel={words.drafts.delete}
        busyLabel={words.drafts.deleting}
        cancelLabel={words.drafts.keep}
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onCancel={() => {
          remove.reset();
          setAsking(false);
        }}
      >
        <p>{words.drafts.deleteWhat}</p>
        {remove.isError && <ErrorNotice error={remove.error} doing={words.drafts.doingDelete} />}
      </ConfirmDialog>
    </>
  );
}
