import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getDraft } from '@/api/calls/get-draft';
import { draftsQuery } from '@/api/calls/list-drafts';
import { replaceDraft } from '@/api/calls/replace-draft';
import { hasCode } from '@/api/problem';
import type { Draft } from '@/api/types';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Field, inputClass } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { words } from '@/words';

/** Changing the text. What another window wrote meanwhile is shown beside it, and nothing is written over unseen. */
export function DraftText({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const queryClient = useQueryClient();
  const [text, setText] = useState(draft.text);
  const [base, setBase] = useState(draft);
  const [other, setOther] = useState<Draft | null>(null);
  const save = useMutation({
    mutationFn: replaceDraft,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey });
      onDone();
    },
    onError: async (error) => {
      if (hasCode(error, 'precondition_failed')) setOther(await getDraft(draft.id));
    },
  });

  function takeOther(theirs: Draft): void {
    setBase(theirs);
    setText(theirs.text);
    setOther(null);
    save.reset();
  }

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ draft: base, text });
      }}
    >
      <Field label={words.drafts.text}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      {other !== null && (
        <Notice
          tone="caution"
          role="alert"
          title={words.drafts.changedElsewhere}
          actions={
            <>
              <Button onClick={() => save.mutate({ draft: other, text })}>{words.drafts.keepMine}</Button>
              <Button onClick={() => takeOther(other)}>{words.drafts.takeOther}</Button>
            </>
          }
        >
          <p>{words.drafts.changedWhat}</p>
          <p className="mt-2 break-words whitespace-pre-wrap">{other.text}</p>
        </Notice>
      )}
      {save.isError && !hasCode(save.error, 'precondition_failed') && (
        <ErrorNotice error={save.error} doing={words.drafts.doingSave} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={save.isPending} busyLabel={words.drafts.saving}>
          {words.drafts.save}
        </Button>
        <Button onClick={onDone}>{words.drafts.cancel}</Button>
      </div>
    </form>
  );
}
