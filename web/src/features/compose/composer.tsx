import { type ClipboardEvent, type DragEvent, useCallback, useId, useRef, useState } from 'react';
import { fieldSentence } from '@/api/problem';
import type { Account, Platform } from '@/api/types';
import { cx } from '@/lib/cx';
import { useWeight } from '@/lib/use-weight';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { FieldProblem } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { AccountChoice } from './account-choice';
import { Attachment } from './attachment';
import { CounterRing } from './counter-ring';
import { useDraft } from './draft';
import { OutcomeNotice } from './outcome-notice';
import { PostText } from './post-text';
import { useImageChoice } from './use-image-choice';
import { usePostNow } from './use-post-now';

interface ComposerProps {
  userId: string;
  /** At least one: without an account there is nothing to post from. */
  accounts: readonly [Account, ...Account[]];
  platform: Platform;
}

/** The account's own limit: some may write long posts. */
function longestText(account: Account, platform: Platform): number {
  return account.text_weighted_max ?? platform.limits.text_weighted_max;
}

export function Composer({ userId, accounts, platform }: ComposerProps) {
  const [draft, change] = useDraft(userId);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [isEmptyTold, setEmptyTold] = useState(false);
  const account = accounts.find((one) => one.id === draft.accountId) ?? accounts[0];
  const weight = useWeight(draft.text, longestText(account, platform));

  const clear = useCallback(() => {
    change({ text: '', altText: '', image: null });
    textRef.current?.focus();
  }, [change]);
  const { outcome, post, dismiss } = usePostNow(userId, clear);
  const images = useImageChoice(draft, platform.limits, change);

  const isSending = outcome.kind === 'sending';
  const refusal = outcome.kind === 'refused' ? outcome.refusal : undefined;
  const textError = fieldSentence(refusal, 'text');
  const isOver = weight !== null && weight.length > weight.max;
  const describedBy = [isOver && `${id}-over`, textError && `${id}-text`, isEmptyTold && `${id}-empty`]
    .filter(Boolean)
    .join(' ');

  function submit(allowDuplicate = false): void {
    if (draft.text.trim() === '' && draft.image === null) {
      setEmptyTold(true);
      textRef.current?.focus();
      return;
    }
    void post({
      text: draft.text,
      altText: draft.altText,
      image: draft.image,
      accountId: account.id,
      allowDuplicate,
    });
  }

  function paste(event: ClipboardEvent): void {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    if (!isSending) void images.take(event.clipboardData.files);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    images.setDraggedOver(false);
    if (!isSending) void images.take(event.dataTransfer.files);
  }

  return (
    <div className="space-y-3">
      <Card
        aria-label="Write a post"
        onDragOver={(event) => {
          event.preventDefault();
          images.setDraggedOver(true);
        }}
        onDragLeave={() => images.setDraggedOver(false)}
        onDrop={drop}
        className={cx(
          'transition-colors focus-within:border-line-strong',
          images.isDraggedOver && 'border-dashed border-ink bg-sunken',
        )}
      >
        <div className="px-5 pt-4">
          <AccountChoice
            accounts={accounts}
            chosen={account}
            isSandbox={platform.sandbox}
            onChoose={(accountId) => change({ accountId })}
          />
        </div>
        <PostText
          ref={textRef}
          value={draft.text}
          onChange={(text) => {
            setEmptyTold(false);
            change({ text });
          }}
          overflowStart={weight?.overflowStart ?? draft.text.length}
          isReadOnly={isSending}
          describedBy={describedBy || undefined}
          isInvalid={textError !== undefined}
          onPaste={paste}
          onSubmit={() => submit()}
        />
        {draft.image !== null && (
          <Attachment
            image={draft.image}
            altText={draft.altText}
            altTextMax={platform.limits.alt_text_max}
            imageError={fieldSentence(refusal, 'image')}
            altTextError={fieldSentence(refusal, 'alt_text')}
            isReadOnly={isSending}
            onAltText={(altText) => change({ altText })}
            onRemove={() => {
              images.remove();
              textRef.current?.focus();
            }}
          />
        )}
        <div className="px-5 pb-3 empty:hidden">
          {isOver && (
            <FieldProblem id={`${id}-over`}>
              This is longer than X usually takes. The part beyond {weight.max} is marked; shorten it, or X may refuse
              the post.
            </FieldProblem>
          )}
          {textError !== undefined && <FieldProblem id={`${id}-text`}>{textError}</FieldProblem>}
          {isEmptyTold && <FieldProblem id={`${id}-empty`}>Write something first, or add an image.</FieldProblem>}
          {images.problem !== null && (
            <div role="alert">
              <FieldProblem>{images.problem}</FieldProblem>
            </div>
          )}
        </div>
        <div className="flex items-center gap-2 border-t border-line py-2 pr-3 pl-2">
          {images.areAllowed ? (
            <Button look="quiet" onClick={images.open} className="px-3">
              <Icon name="image" size={20} />
              <span className="sr-only min-[26rem]:not-sr-only">Add image</span>
            </Button>
          ) : (
            <p className="px-2 text-sm text-ink-soft">Text only: images are switched off on this server.</p>
          )}
          <input {...images.inputProps} aria-label="Choose an image" tabIndex={-1} className="sr-only" />
          <span className="ml-auto" />
          <CounterRing weight={weight} />
          <Button look="primary" busy={isSending} busyLabel="Posting…" onClick={() => submit()} className="ml-1">
            Post now
          </Button>
        </div>
      </Card>
      <OutcomeNotice outcome={outcome} onDismiss={dismiss} onPostAnyway={() => submit(true)} onClear={clear} />
    </div>
  );
}
