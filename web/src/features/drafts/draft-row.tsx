import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteDraft } from '@/api/calls/delete-draft';
import { draftsQuery } from '@/api/calls/list-drafts';
import { postDraft } from '@/api/calls/post-draft';
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
import { DraftText } from './draft-text';

export function DraftRow({ draft }: { draft: Draft }) {
  const [isEditing, setEditing] = useState(false);
  return (
    <li className="space-y-3 py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        {draft.origin === 'feed' && <Badge>{words.drafts.fromBlog}</Badge>}
        <span>
          {words.drafts.changed} <RelativeTime at={draft.updated_at} />
        </span>
      </p>
      {isEditing ? (
        <DraftText draft={draft} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p className="break-words whitespace-pre-wrap">
            {draft.text === '' ? <span className="text-ink-soft">{words.drafts.withoutText}</span> : draft.text}
          </p>
          <DraftActs draft={draft} onEdit={() => setEditing(true)} />
        </>
      )}
    </li>
  );
}

function DraftActs({ draft, onEdit }: { draft: Draft; onEdit: () => void }) {
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const requestKey = requestKeyOf(`draft:${draft.id}`);
  const readAgain = () => {
    void queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey });
    void queryClient.invalidateQueries({ queryKey: ['posts'] });
  };
  const post = useMutation({
    mutationFn: () => postDraft({ draft, idempotencyKey: requestKey.for(`${draft.revision}`) }),
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
        <Button onClick={onEdit}>{words.drafts.edit}</Button>
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
