import type { ReactNode } from 'react';
import type { Post } from '@/api/types';
import { describeError, fullSentence } from '@/lib/describe-error';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ScheduleTime } from '@/ui/schedule-time';
import { words } from '@/words';
import type { EditEnd } from './use-edit';

interface EditProblemProps {
  end: EditEnd;
  isBusy: boolean;
  onInsist: () => void;
  onTake: (latest: Post) => void;
  onOverwrite: (latest: Post) => void;
}

/** Why a change was not saved, and the ways on from there. */
export function EditProblem(props: EditProblemProps) {
  const told = problemOf(props);
  return told === null ? null : <div className="mt-5">{told}</div>;
}

function problemOf({ end, isBusy, onInsist, onTake, onOverwrite }: EditProblemProps): ReactNode {
  const { change } = words.post;
  switch (end.kind) {
    case 'none':
    case 'saving':
      return null;
    case 'too_late':
      return (
        <Notice tone="caution" role="alert" title={change.tooLate}>
          {end.sentence} {change.tooLateText}
        </Notice>
      );
    case 'conflict':
      return (
        <Notice
          tone="caution"
          role="alert"
          title={change.conflict}
          actions={
            <>
              <Button busy={isBusy} onClick={() => onOverwrite(end.latest)}>
                {change.overwrite}
              </Button>
              <Button onClick={() => onTake(end.latest)}>{change.take}</Button>
            </>
          }
        >
          <p>{change.conflictText}</p>
          <Latest post={end.latest} />
        </Notice>
      );
    case 'refused': {
      const { refusal } = end;
      const mayInsist = refusal.fields.some(({ code }) => code === 'same_text_within_a_day');
      return (
        <Notice
          tone="caution"
          role="alert"
          title={change.notSaved}
          {...(mayInsist && { actions: <Button onClick={onInsist}>{change.anyway}</Button> })}
        >
          {refusal.fields.length === 0 ? fullSentence(refusal) : mayInsist ? change.markedOrAnyway : change.marked}{' '}
          {change.kept}
        </Notice>
      );
    }
    case 'failed': {
      const { title, detail } = describeError(end.error, change.doing);
      return (
        <Notice tone="caution" role="alert" title={title}>
          {detail} {change.kept} {change.noHarm}
        </Notice>
      );
    }
  }
}

function Latest({ post }: { post: Post }) {
  return (
    <blockquote className="mt-2 border-l-2 border-line-strong pl-3">
      <p className="line-clamp-4 whitespace-pre-wrap">{post.text === '' ? words.post.anImageWithoutText : post.text}</p>
      {post.schedule !== null && (
        <p className="mt-1 text-sm text-ink-soft">
          <ScheduleTime schedule={post.schedule} />
        </p>
      )}
    </blockquote>
  );
}
