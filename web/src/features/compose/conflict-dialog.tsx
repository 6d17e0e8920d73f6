import type { Draft as ServerDraft } from '@/api/types';
import { Button } from '@/ui/button';
import { DialogActs, FormDialog } from '@/ui/form-dialog';
import { Notice } from '@/ui/notice';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';
import { draftContentOf } from './content';
import { type Draft, readDraft } from './draft';
import { contentOnServer } from './from-server';
import type { Saver } from './saver';

interface ConflictProps {
  userId: string;
  saver: Saver;
  theirs: ServerDraft;
  nameOf: (accountId: string) => string;
}

/** Two windows have written in one draft. Both texts are shown, and neither is lost before somebody has chosen. */
export function ConflictDialog({ userId, saver, theirs, nameOf }: ConflictProps) {
  const mine = readDraft(userId);
  return (
    <FormDialog isOpen title={words.compose.conflictTitle} isBusy={false} onClose={() => saver.keepAsNew()}>
      <p className="mt-2 text-[0.9375rem] text-ink-soft">{words.compose.conflictWhat}</p>
      <div className="mt-4 grid gap-3 sm:grid-cols-2">
        <Version title={words.compose.here} content={contentHere(mine)} nameOf={nameOf} />
        <Version
          title={
            <>
              {words.compose.there}, <RelativeTime at={theirs.updated_at} />
            </>
          }
          content={contentThere(theirs)}
          nameOf={nameOf}
        />
      </div>
      <DialogActs>
        <Button onClick={() => saver.keepAsNew()}>{words.compose.keepBoth}</Button>
        <Button onClick={() => saver.takeTheirs(theirs)}>{words.compose.takeTheirs}</Button>
        <Button look="primary" onClick={() => saver.keepMine(theirs)}>
          {words.compose.keepMine}
        </Button>
      </DialogActs>
    </FormDialog>
  );
}

interface Shown {
  text: string;
  own: readonly { account_id: string; text: string }[];
  imageCount: number;
  scheduledFor: string | null;
}

function contentHere(draft: Draft): Shown {
  const { text, overrides, scheduledFor } = draftContentOf(draft);
  return { text, own: overrides, imageCount: draft.images.length, scheduledFor };
}

function contentThere(draft: ServerDraft): Shown {
  const { text, overrides, media, scheduledFor } = contentOnServer(draft);
  return { text, own: overrides, imageCount: media.length, scheduledFor };
}

interface VersionProps {
  title: React.ReactNode;
  content: Shown;
  nameOf: (accountId: string) => string;
}

function Version({ title, content, nameOf }: VersionProps) {
  const { text, own, imageCount, scheduledFor } = content;
  return (
    <section className="min-w-0 rounded-control bg-sunken px-4 py-3">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="mt-2 max-h-48 overflow-y-auto text-[0.9375rem] break-words whitespace-pre-wrap">
        {text === '' ? <span className="text-ink-soft">{words.compose.noText}</span> : text}
      </p>
      {own.map((one) => (
        <p key={one.account_id} className="mt-2 text-[0.9375rem] break-words whitespace-pre-wrap">
          <span className="block text-sm text-ink-soft">@{nameOf(one.account_id)}</span>
          {one.text}
        </p>
      ))}
      <p className="mt-2 text-sm text-ink-soft">
        {[
          imageCount > 0 && words.compose.imageCount(imageCount),
          scheduledFor !== null && words.compose.meantFor(scheduledFor.replace('T', ' ')),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}

/** The draft was posted or deleted elsewhere, and its text still stands here. */
export function GoneNotice({ saver, onClear }: { saver: Saver; onClear: () => void }) {
  return (
    <Notice
      tone="caution"
      role="alert"
      title={words.compose.goneTitle}
      actions={
        <>
          <Button onClick={() => saver.keepAsNew()}>{words.compose.keepAsNew}</Button>
          <Button onClick={onClear}>{words.compose.clear}</Button>
        </>
      }
    >
      {words.compose.goneWhat}
    </Notice>
  );
}
