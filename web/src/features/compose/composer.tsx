import { type ClipboardEvent, type DragEvent, useCallback, useId, useRef, useState } from 'react';
import { fieldSentence } from '@/api/problem';
import type { Account, Platform } from '@/api/types';
import { cx } from '@/lib/cx';
import { useWeight } from '@/lib/use-weight';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { CounterRing } from '@/ui/counter-ring';
import { FieldProblem } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { AccountChoice } from './account-choice';
import { Attachment } from './attachment';

import { useDraft } from './draft';
import { OutcomeNotice } from './outcome-notice';
import { PostText } from './post-text';
import { ScheduleButton } from './schedule-button';
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
    change({ text: '', altText: '', image: null, plan: null });
    textRef.current?.focus();
  }, [change]);
  const { outcome, post, dismiss, tell } = usePostNow(userId, clear);
  const images = useImageChoice(draft, platform.limits, change);

  const isSending = outcome.kind === 'sending';
  const refusal = outcome.kind === 'refused' ? outcome.refusal : undefined;
  const textError = fieldSentence(refusal, 'text');
  const isOver = weight !== null && weight.length > weight.max;
  const describedBy = [isOver && `${id}-over`, textError && `${id}-text`, isEmptyTold && `${id}-empty`]
    .filter(Boolean)
    .join(' ');

  const content = { text: draft.text, altText: draft.altText, image: draft.image, accountId: account.id };

  function hasSomethingToSend(): boolean {
    if (draft.text.trim() !== '' || draft.image !== null) return true;
    setEmptyTold(true);
    textRef.current?.focus();
    return false;
  }

  function submit(allowDuplicate = false): void {
    if (hasSomethingToSend()) void post({ ...content, allowDuplicate });
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
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line py-2 pr-3 pl-2">
          {images.areAllowed ? (
            <Button look="quiet" onClick={images.open} className="px-3">
              <Icon name="image" size={20} />
              Add image
            </Button>
          ) : (
            <p className="px-2 text-sm text-ink-soft">Text only: images are switched off on this server.</p>
          )}
          <input {...images.inputProps} aria-label="Choose an image" tabIndex={-1} className="sr-only" />
          <span className="ml-auto" />
          <CounterRing weight={weight} />
          <div className="ml-1 flex w-full flex-wrap gap-2 sm:w-auto">
            <ScheduleButton
              userId={userId}
              content={{ ...content, allowDuplicate: false }}
              username={account.username}
              plan={draft.plan}
              isReady={() => !isSending && hasSomethingToSend()}
              onPlan={(plan) => change({ plan })}
              onScheduled={(scheduled) => {
                clear();
                tell({ kind: 'taken', post: scheduled });
              }}
            />
            <Button
              look="primary"
              busy={isSending}
              busyLabel="Posting…"
              onClick={() => submit()}
              className="flex-1 sm:flex-none"
            >
              Post now
            </Button>
          </div>
        </div>
      </Card>
      <OutcomeNotice outcome={outcome} onDismiss={dismiss} onPostAnyway={() => submit(true)} onClear={clear} />
    </div>
  );
}
