import type { ReactNode } from 'react';
import type { FieldError } from '@/api/types';
import { fullSentence } from '@/lib/describe-error';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Spinner } from '@/ui/spinner';
import { words } from '@/words';
import { placeOf } from './images/image-errors';
import { canInsistOn } from './insist';
import type { Outcome } from './outcome';
import { Results } from './results';
import { textPlaceOf } from './use-verdict';

interface OutcomeNoticeProps {
  outcome: Outcome;
  /** The sentence about what is still in the composer. */
  kept: string;
  historyLink: (label: string) => ReactNode;
  onDismiss: () => void;
  onPostAnyway: () => void;
  onClear: () => void;
}

type RefusedOutcome = Extract<Outcome, { kind: 'refused' }>;

/** How posting ended, and what that means for the text in the box. */
export function OutcomeNotice(props: OutcomeNoticeProps) {
  const { outcome, kept, historyLink, onDismiss, onPostAnyway, onClear } = props;
  switch (outcome.kind) {
    case 'none':
      return null;
    case 'sending':
      return (
        <p role="status" className="flex items-center gap-2 px-1 text-sm text-ink-soft">
          <Spinner /> {words.compose.sending}
        </p>
      );
    case 'taken':
      return <Results taken={outcome.post} onDismiss={onDismiss} />;
    case 'not_uploaded':
      return (
        <Notice tone="caution" role="alert" title={words.compose.notPosted} onDismiss={onDismiss}>
          {words.compose.notUploadedYet} {kept}
        </Notice>
      );
    case 'not_sent':
      return (
        <Notice tone="caution" role="alert" title={words.compose.notSent} onDismiss={onDismiss}>
          {words.compose.offline} {kept} {words.compose.offlineNext}
        </Notice>
      );
    case 'on_hold':
      return (
        <Notice
          tone="caution"
          icon="pause"
          role="alert"
          title={words.compose.onHold}
          onDismiss={onDismiss}
          actions={
            <Button
              onClick={() => {
                onClear();
                onDismiss();
              }}
            >
              {words.compose.clear}
            </Button>
          }
        >
          {fullSentence(outcome.refusal)} {words.compose.onHoldWhat} {kept}
        </Notice>
      );
    case 'unknown':
      return (
        <Notice
          tone="caution"
          icon="question"
          role="alert"
          title={words.compose.unknown}
          onDismiss={onDismiss}
          actions={<p>{historyLink(words.compose.lookAtHistory)}</p>}
        >
          {words.compose.answerLost} {kept} {words.compose.unknownNext}
        </Notice>
      );
    case 'refused':
      return <RefusedNotice outcome={outcome} kept={kept} onDismiss={onDismiss} onPostAnyway={onPostAnyway} />;
  }
}

function isShownAtItsField({ field }: FieldError): boolean {
  return textPlaceOf(field) !== undefined || placeOf(field) !== null;
}

/** The server's sentence, unless it stands at a field already or speaks to programmers. */
function reasonFor(outcome: RefusedOutcome): string {
  const { refusal } = outcome;
  if (canInsistOn(outcome)) return words.compose.sameText;
  if (refusal.fields.some(isShownAtItsField)) return words.compose.changeMarked;
  return fullSentence(refusal);
}

interface RefusedNoticeProps extends Pick<OutcomeNoticeProps, 'kept' | 'onDismiss' | 'onPostAnyway'> {
  outcome: RefusedOutcome;
}

function RefusedNotice({ outcome, kept, onDismiss, onPostAnyway }: RefusedNoticeProps) {
  return (
    <Notice
      tone="caution"
      role="alert"
      title={words.compose.notPosted}
      onDismiss={onDismiss}
      {...(canInsistOn(outcome) && { actions: <Button onClick={onPostAnyway}>{words.compose.postAnyway}</Button> })}
    >
      {reasonFor(outcome)} {kept}
    </Notice>
  );
}
