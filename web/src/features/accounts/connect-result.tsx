import { useEffect, useRef } from 'react';
import { Notice } from '@/ui/notice';
import { Sentence } from '@/ui/sentence';
import { words } from '@/words';
import { connectError, imageGrantError } from './trip-messages';

/** As it stands in the address after X's redirect. */
export interface Arrival {
  connected?: string | undefined;
  connectError?: string | undefined;
  /** With `missing_scope`: the scopes that X did not give. */
  missing?: string | undefined;
  imageGrant?: string | undefined;
  imageGrantError?: string | undefined;
}

interface Told {
  isGood: boolean;
  title: string;
  detail: string;
  missing?: string | undefined;
}

function toldOf({
  connected,
  connectError: code,
  missing,
  imageGrant,
  imageGrantError: imageCode,
}: Arrival): Told | null {
  if (code !== undefined) return { isGood: false, ...connectError(code), missing };
  if (imageCode !== undefined) return { isGood: false, ...imageGrantError(imageCode) };
  if (imageGrant !== undefined) {
    return { isGood: true, title: words.images.done, detail: words.images.doneWhat };
  }
  if (connected === undefined) return null;
  return { isGood: true, title: words.connect.done, detail: words.connect.doneWhat };
}

/** What came of a trip to X. It takes the focus on arrival: a live region that is there from the start is not read out. */
export function ConnectResult({ arrival, onDismiss }: { arrival: Arrival; onDismiss: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  const told = toldOf(arrival);
  const isShown = told !== null;
  useEffect(() => {
    if (isShown) ref.current?.focus({ preventScroll: true });
  }, [isShown]);
  if (told === null) return null;
  return (
    <Notice
      ref={ref}
      tone={told.isGood ? 'positive' : 'caution'}
      role={told.isGood ? 'status' : 'alert'}
      title={told.title}
      onDismiss={onDismiss}
    >
      {told.detail}
      {told.missing !== undefined && (
        <p className="mt-1 text-sm text-ink-soft">
          <Sentence text={words.connect.missing} parts={{ scopes: <code>{told.missing}</code> }} />
        </p>
      )}
    </Notice>
  );
}
