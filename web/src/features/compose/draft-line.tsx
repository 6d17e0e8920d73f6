import { useState } from 'react';
import { describeError } from '@/lib/describe-error';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import type { Saver, SaveState } from './saver';

interface DraftLineProps {
  saver: Saver;
  saving: SaveState;
  /** The server has all of it. */
  isSaved: boolean;
  /** It has become a post that is kept in the history. */
  isWritten: boolean;
  onNew: () => void;
  onDiscarded: () => void;
}

/** Whether what is written is safe, and the two ways to lay it aside. */
export function DraftLine({ saver, saving, isSaved, isWritten, onNew, onDiscarded }: DraftLineProps) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function discard(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await saver.discard();
      setAsking(false);
      onDiscarded();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-x-1 px-1 text-sm text-ink-soft">
      <p className="mr-auto flex min-w-0 items-center gap-1.5 py-2">
        <Standing saving={saving} isSaved={isSaved} isWritten={isWritten} />
      </p>
      <Button look="quiet" className="px-2.5 text-sm" onClick={onNew}>
        {words.compose.putAside}
      </Button>
      <Button look="quiet" className="px-2.5 text-sm" onClick={() => setAsking(true)}>
        {words.compose.discard}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={words.compose.discardTitle}
        confirmLabel={words.compose.discardAct}
        busyLabel={words.compose.discarding}
        cancelLabel={words.compose.keepWriting}
        isBusy={isBusy}
        onConfirm={() => void discard()}
        onCancel={() => setAsking(false)}
      >
        <p>{words.compose.discardWhat}</p>
        {error !== null && <ErrorNotice error={error} doing={words.compose.doingDiscard} />}
      </ConfirmDialog>
    </div>
  );
}

function Standing({ saving, isSaved, isWritten }: Pick<DraftLineProps, 'saving' | 'isSaved' | 'isWritten'>) {
  if (saving.kind === 'failed') {
    return (
      <>
        <Icon name="alert" size={16} className="shrink-0 text-caution" />
        <span role="status">
          {words.compose.notSaved} {describeError(saving.error, words.compose.doingSave).detail}
        </span>
      </>
    );
  }
  if (isWritten) return null;
  if (saving.kind === 'conflict' || saving.kind === 'gone') return words.compose.onlyHere;
  if (!isSaved) return words.compose.saving;
  return (
    <>
      <Icon name="check" size={16} className="shrink-0" />
      {words.compose.saved}
    </>
  );
}
