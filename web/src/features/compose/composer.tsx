import { type ReactNode, useState } from 'react';
import type { Platform } from '@/api/types';
import { cx } from '@/lib/cx';
import { words } from '@/words';
import { type Accounts, longestText, SHARED } from './accounts';
import { ConflictDialog, GoneNotice } from './conflict-dialog';
import { isEmpty } from './draft';
import { DraftLine } from './draft-line';
import { OutcomeNotice } from './outcome-notice';
import { XPreview } from './preview/x-preview';
import { Sheet } from './sheet';
import { useComposer } from './use-composer';

export interface ComposerProps {
  userId: string;
  accounts: Accounts;
  platform: Platform;
  /** The way to the settings, which are another page. */
  settingsLink: (label: string) => ReactNode;
  /** The way to what was sent before. */
  historyLink: (label: string) => ReactNode;
  /** Where there is room for it the preview stands beside the text from the start. */
  isRoomy?: boolean;
}

export function Composer({ userId, accounts, platform, settingsLink, historyLink, isRoomy = false }: ComposerProps) {
  const composing = useComposer(userId, accounts, platform, isRoomy);
  const { draft, saver, saving, outcome } = composing;
  const [isPreviewed, setPreviewed] = useState(isRoomy);
  const nameOf = (accountId: string) => accounts.find(({ id }) => id === accountId)?.username ?? '…';
  const preview = isPreviewed && (
    <XPreview
      account={composing.subject}
      text={composing.text}
      images={draft.images}
      max={longestText(composing.subject, platform)}
      isForAll={composing.isTabbed && composing.tab === SHARED}
    />
  );
  return (
    <div className={cx('grid items-start gap-x-8 gap-y-3', isRoomy && 'lg:grid-cols-[minmax(0,1fr)_24rem]')}>
      <div className="min-w-0 space-y-3">
        <Sheet
          userId={userId}
          accounts={accounts}
          platform={platform}
          composing={composing}
          settingsLink={settingsLink}
          isPreviewed={isPreviewed}
          onPreview={setPreviewed}
        />
        {!isRoomy && preview}
        {!isEmpty(draft) && !composing.isSending && (
          <DraftLine
            saver={saver}
            saving={saving}
            isSaved={draft.saved !== null && !saver.isBehind()}
            isWritten={draft.isWritten}
            onNew={() => void composing.putAside()}
            onDiscarded={composing.clear}
          />
        )}
        {saving.kind === 'gone' && <GoneNotice saver={saver} onClear={composing.clear} />}
        <OutcomeNotice
          outcome={outcome}
          kept={words.compose.kept(draft.images.length)}
          historyLink={historyLink}
          onDismiss={composing.dismiss}
          onPostAnyway={() => composing.submit(true)}
          onClear={composing.clear}
        />
      </div>
      {isRoomy && <div className="min-w-0 lg:sticky lg:top-6">{preview}</div>}
      {saving.kind === 'conflict' && (
        <ConflictDialog userId={userId} saver={saver} theirs={saving.theirs} nameOf={nameOf} />
      )}
    </div>
  );
}
