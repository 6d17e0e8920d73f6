import type { ReactNode } from 'react';
import type { Post } from '@/api/types';
import { describeError, fullSentence } from '@/lib/describe-error';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ScheduleTime } from '@/ui/schedule-time';
import type { EditEnd } from './use-edit';

interface EditProblemProps {
  end: EditEnd;
  isBusy: boolean;
  onInsist: () => void;
  onTake: (latest: Post) => void;
  onOverwrite: (latest: Post) => void;
}

const IS_KEPT = 'What you typed is kept.';

/** Why a change was not saved, and the ways on from there. */
export function EditProblem(props: EditProblemProps) {
  const told = problemOf(props);
  return told === null ? null : <div className="mt-5">{told}</div>;
}

function problemOf({ end, isBusy, onInsist, onTake, onOverwrite }: EditProblemProps): ReactNode {
  switch (end.kind) {
    case 'none':
    case 'saving':
      return null;
    case 'too_late':
      return (
        <Notice tone="caution" role="alert" title="It can no longer be changed">
          {end.sentence} Nothing was changed. What you typed stands here as long as you need it.
        </Notice>
      );
    case 'conflict':
      return (
        <Notice
          tone="caution"
          role="alert"
          title="It was changed elsewhere meanwhile"
          actions={
            <>
              <Button busy={isBusy} onClick={() => onOverwrite(end.latest)}>
                Save mine over it
              </Button>
              <Button onClick={() => onTake(end.latest)}>Take that one</Button>
            </>
          }
        >
          <p>Nothing of yours was saved yet. {IS_KEPT} The post is now:</p>
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
          title="Not saved"
          {...(mayInsist && { actions: <Button onClick={onInsist}>Save it anyway</Button> })}
        >
          {refusal.fields.length > 0 ? 'Change what is marked above' : fullSentence(refusal)}
          {refusal.fields.length > 0 && (mayInsist ? ', or save it anyway if you mean it.' : '.')} {IS_KEPT}
        </Notice>
      );
    }
    case 'failed': {
      const { title, detail } = describeError(end.error, 'save your changes');
      return (
        <Notice tone="caution" role="alert" title={title}>
          {detail} {IS_KEPT} Saving again does no harm.
        </Notice>
      );
    }
  }
}

function Latest({ post }: { post: Post }) {
  return (
    <blockquote className="mt-2 border-l-2 border-line-strong pl-3">
      <p className="line-clamp-4 whitespace-pre-wrap">{post.text === '' ? 'An image without text' : post.text}</p>
      {post.schedule !== null && (
        <p className="mt-1 text-sm text-ink-soft">
          <ScheduleTime schedule={post.schedule} />
        </p>
      )}
    </blockquote>
  );
}
