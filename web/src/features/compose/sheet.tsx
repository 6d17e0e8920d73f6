import { type ReactNode, useId } from 'react';
import type { Platform } from '@/api/types';
import { cx } from '@/lib/cx';
import { Card } from '@/ui/card';
import { FieldProblem } from '@/ui/field';
import { words } from '@/words';
import { AccountChoice } from './account-choice';
import type { Accounts } from './accounts';
import { Acts } from './acts';
import { DropShade } from './images/drop-shade';
import { ImageList } from './images/image-list';
import { LostImages, RefusedImages } from './images/image-notes';
import { useFileDrop } from './images/use-file-drop';
import { PostText } from './post-text';
import { describedBy, TextProblems } from './text-problems';
import { TextTabs } from './text-tabs';
import type { Composing } from './use-composer';
import { VerdictNotes } from './verdict-notes';

interface SheetProps {
  userId: string;
  accounts: Accounts;
  platform: Platform;
  settingsLink: (label: string) => ReactNode;
  composing: Composing;
  isPreviewed: boolean;
  onPreview: (isPreviewed: boolean) => void;
}

/** What is written on: who it goes to, the text, the images, and what can be done with it. */
export function Sheet({ userId, accounts, platform, composing, settingsLink, isPreviewed, onPreview }: SheetProps) {
  const { draft, chosen, tab, isTabbed, text, weight, told, images, isSending, problems, lately } = composing;
  const id = useId();
  const drop = useFileDrop((files) => void images.take(files));
  const about = { id, weight, told, isEmptyTold: composing.isEmptyTold };
  const account = chosen.find((one) => one.id === tab);
  const field = (
    <>
      <PostText
        ref={composing.textRef}
        label={account === undefined ? words.compose.text : words.compose.textFor(account.username)}
        value={text}
        onChange={composing.type}
        overflowStart={weight?.overflowStart ?? text.length}
        isReadOnly={isSending}
        describedBy={describedBy(about)}
        isInvalid={told.length > 0 || composing.isTextRefused}
        onPaste={composing.paste}
        onSubmit={() => composing.submit()}
      />
      <div className="px-5 pb-3 empty:hidden">
        <TextProblems {...about} text={text} />
      </div>
    </>
  );
  return (
    <Card
      aria-label={words.compose.title}
      {...drop.handlers}
      className={cx('relative transition-colors focus-within:border-line-strong', drop.isOver && 'border-ink')}
    >
      <div className="px-5 pt-4">
        <AccountChoice
          accounts={accounts}
          chosen={chosen}
          isSandbox={platform.sandbox}
          isReadOnly={isSending}
          onChoose={composing.choose}
        />
      </div>
      {isTabbed ? (
        <TextTabs
          tab={tab}
          chosen={chosen}
          own={new Set(Object.keys(draft.overrides))}
          countFor={problems.count}
          isReadOnly={isSending}
          onTab={composing.setTab}
          onUseShared={composing.takeShared}
        >
          {field}
        </TextTabs>
      ) : (
        field
      )}
      <div className="space-y-2 px-5 pb-3 empty:hidden">
        {draft.images.length > 0 && (
          <ImageList
            images={draft.images}
            limits={platform.limits}
            errors={problems.byImage}
            sent={problems.sent}
            isReadOnly={isSending}
            onDescribe={images.describe}
            onMove={images.move}
            onPlace={images.place}
            onTryAgain={(imageId) => composing.uploader.tryAgain(imageId)}
            onRemove={(imageId) => {
              images.remove(imageId);
              composing.textRef.current?.focus();
            }}
          />
        )}
        {problems.together.map((detail) => (
          <FieldProblem key={detail}>{detail}</FieldProblem>
        ))}
        {draft.lost.length > 0 && <LostImages lost={draft.lost} onDismiss={images.forgetLost} />}
      </div>
      <RefusedImages refused={images.refused} onDismiss={images.forgetRefused} />
      {lately !== null && <VerdictNotes opinion={lately} all={composing.latelyAll} />}
      <Acts
        userId={userId}
        composing={composing}
        settingsLink={settingsLink}
        isPreviewed={isPreviewed}
        onPreview={onPreview}
      />
      {drop.isOver && <DropShade policy={images.policy} imagesMax={platform.limits.images_max} />}
    </Card>
  );
}
