import { type ClipboardEvent, type ReactNode, useCallback, useId, useRef, useState } from 'react';
import type { Account, Platform } from '@/api/types';
import { announce } from '@/lib/announce';
import { cx } from '@/lib/cx';
import { useWeight } from '@/lib/use-weight';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { CounterRing } from '@/ui/counter-ring';
import { FieldProblem } from '@/ui/field';
import { AccountChoice } from './account-choice';
import { useDraft } from './draft';
import { AddImages } from './images/add-images';
import { DropShade } from './images/drop-shade';
import { ImageList } from './images/image-list';
import { LostImages, RefusedImages } from './images/image-notes';
import { imagePolicy } from './images/image-policy';
import { useFileDrop } from './images/use-file-drop';
import { useImages } from './images/use-images';
import { isKept } from './kept';
import { OutcomeNotice } from './outcome-notice';
import { PostText } from './post-text';
import { problemsOf } from './problems';
import { ScheduleButton } from './schedule-button';
import { describedBy, overBy, TextProblems } from './text-problems';
import { useLimitNews } from './use-limit-news';
import { usePostNow } from './use-post-now';
import { useVerdict, weightOf } from './use-verdict';
import { VerdictNotes } from './verdict-notes';

interface ComposerProps {
  userId: string;
  /** At least one: without an account there is nothing to post from. */
  accounts: readonly [Account, ...Account[]];
  platform: Platform;
  /** The way to the settings, which are another page. */
  settingsLink: (label: string) => ReactNode;
}

/** The account's own limit: some may write long posts. */
function longestText(account: Account, platform: Platform): number {
  return account.text_weighted_max ?? platform.limits.text_weighted_max;
}

export function Composer({ userId, accounts, platform, settingsLink }: ComposerProps) {
  const [draft, change] = useDraft(userId);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [isEmptyTold, setEmptyTold] = useState(false);
  const { text, images: pictures } = draft;
  const account = accounts.find((one) => one.id === draft.accountId) ?? accounts[0];
  const content = { text, images: pictures, accountId: account.id, allowDuplicate: false };

  const describedCount = pictures.filter(({ altText }) => altText.trim() !== '').length;
  const { opinion, lately } = useVerdict({
    text,
    accountId: account.id,
    imageCount: pictures.length,
    describedCount,
  });
  const weight = weightOf(opinion, useWeight(text, longestText(account, platform)));
  useLimitNews(weight);

  const clear = useCallback(() => {
    change({ text: '', images: [], lost: [], plan: null });
    textRef.current?.focus();
  }, [change]);
  const { outcome, post, dismiss, tell } = usePostNow(userId, clear);
  const isSending = outcome.kind === 'sending';
  const problems = problemsOf(opinion, outcome, content, overBy(weight) > 0);

  const policy = imagePolicy(platform, account);
  const images = useImages({
    userId,
    limits: platform.limits,
    policy,
    username: account.username,
    isSending,
    change,
  });
  const drop = useFileDrop((files) => void images.take(files));

  const isEmpty = text.trim() === '' && pictures.length === 0;
  const about = { id, weight, told: problems.text, isEmptyTold };

  /** Whether it may go to the server; if not, says why. */
  function isReady(): boolean {
    if (!isEmpty && problems.obstacles.length === 0) return true;
    setEmptyTold(isEmpty);
    textRef.current?.focus();
    const [first] = problems.obstacles;
    if (first !== undefined) announce(first.detail);
    return false;
  }

  function submit(allowDuplicate = false): void {
    if (isReady()) void post({ ...content, allowDuplicate });
  }

  function paste(event: ClipboardEvent): void {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void images.take(event.clipboardData.files);
  }

  return (
    <div className="space-y-3">
      <Card
        aria-label="Write a post"
        {...drop.handlers}
        className={cx('relative transition-colors focus-within:border-line-strong', drop.isOver && 'border-ink')}
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
          value={text}
          onChange={(next) => {
            setEmptyTold(false);
            change({ text: next });
          }}
          overflowStart={weight?.overflowStart ?? text.length}
          isReadOnly={isSending}
          describedBy={describedBy(about)}
          isInvalid={problems.text.length > 0 || problems.obstacles.some(({ field }) => field === 'text')}
          onPaste={paste}
          onSubmit={() => submit()}
        />
        <div className="px-5 pb-3 empty:hidden">
          <TextProblems {...about} text={text} />
        </div>
        <div className="space-y-2 px-5 pb-3 empty:hidden">
          {pictures.length > 0 && (
            <ImageList
              images={pictures}
              limits={platform.limits}
              errors={problems.byImage}
              sent={problems.sent}
              isReadOnly={isSending}
              onDescribe={images.describe}
              onMove={images.move}
              onPlace={images.place}
              onRemove={(imageId) => {
                images.remove(imageId);
                textRef.current?.focus();
              }}
            />
          )}
          {problems.together.map((detail) => (
            <FieldProblem key={detail}>{detail}</FieldProblem>
          ))}
          {draft.lost.length > 0 && <LostImages lost={draft.lost} onDismiss={images.forgetLost} />}
        </div>
        <RefusedImages refused={images.refused} onDismiss={images.forgetRefused} />
        {lately !== null && <VerdictNotes opinion={lately} />}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line py-2 pr-3 pl-2">
          <AddImages
            policy={policy}
            username={account.username}
            settingsLink={settingsLink}
            inputProps={images.inputProps}
            onOpen={images.open}
          />
          <span className="ml-auto" />
          <CounterRing weight={weight} />
          <div className="ml-1 flex w-full flex-wrap gap-2 sm:w-auto">
            <ScheduleButton
              userId={userId}
              content={content}
              username={account.username}
              plan={draft.plan}
              isReady={() => !isSending && isReady()}
              onPlan={(plan) => change({ plan })}
              onScheduled={(scheduled) => {
                clear();
                tell({ kind: 'taken', post: scheduled });
              }}
            />
            <Button
              look="primary"
              blocked={isEmpty || problems.obstacles.length > 0}
              busy={isSending}
              busyLabel="Posting…"
              onClick={() => submit()}
              className="flex-1 sm:flex-none"
            >
              Post now
            </Button>
          </div>
        </div>
        {drop.isOver && <DropShade policy={policy} imagesMax={platform.limits.images_max} />}
      </Card>
      <OutcomeNotice
        outcome={outcome}
        kept={isKept(pictures.length)}
        onDismiss={dismiss}
        onPostAnyway={() => submit(true)}
        onClear={clear}
      />
    </div>
  );
}
