import type { ClipboardEvent, KeyboardEvent, Ref } from 'react';
import { cx } from '@/lib/cx';
import { words } from '@/words';

interface PostTextProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Index of the first character beyond the limit. */
  overflowStart: number;
  isReadOnly: boolean;
  describedBy: string | undefined;
  isInvalid: boolean;
  onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  onSubmit: () => void;
  ref: Ref<HTMLTextAreaElement>;
}

const SHARED =
  'col-start-1 row-start-1 min-h-28 w-full text-start [unicode-bidi:plaintext] px-5 py-4 text-lg leading-[1.55] break-words whitespace-pre-wrap sm:min-h-32 sm:text-xl sm:leading-[1.5]';

/**
 * The text, and behind it the same text once more: the copy makes the box as tall as what is written, and carries the mark under the
 * part that is too long, which a textarea cannot show.
 */
export function PostText(props: PostTextProps) {
  const { value, overflowStart } = props;

  function keyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    props.onSubmit();
  }

  return (
    <div className="grid">
      <div aria-hidden="true" dir="auto" className={cx(SHARED, 'pointer-events-none text-transparent')}>
        {value.slice(0, overflowStart)}
        {overflowStart < value.length && (
          <mark data-testid="overflow" className="rounded-sm bg-caution/25 text-transparent">
            {value.slice(overflowStart)}
          </mark>
        )}{' '}
      </div>
      <textarea
        ref={props.ref}
        dir="auto"
        value={value}
        readOnly={props.isReadOnly}
        onChange={(event) => props.onChange(event.target.value)}
        onPaste={props.onPaste}
        onKeyDown={keyDown}
        data-post-text
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid || undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        placeholder={words.compose.placeholder}
        rows={3}
        className={cx(
          SHARED,
          'relative resize-none overflow-hidden rounded-card bg-transparent text-ink focus:outline-none',
        )}
      />
    </div>
  );
}
