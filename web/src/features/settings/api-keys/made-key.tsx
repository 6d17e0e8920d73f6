import { useEffect, useRef } from 'react';
import type { NewApiKey } from '@/api/types';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { DialogActs } from '@/ui/form-dialog';
import { Notice } from '@/ui/notice';
import { curlExample } from './curl-example';

interface MadeKeyProps {
  made: NewApiKey;
  /** Escape was pressed, or something like it. */
  isReminded: boolean;
  onKept: () => void;
}

/** The one time a key is seen. It goes away by one deliberate act only. */
export function MadeKey({ made: { key, api_key }, isReminded, onKept }: MadeKeyProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  const example = curlExample(key, api_key.scopes, location.origin);
  return (
    <div className="mt-4 space-y-4">
      <Notice ref={notice} tone="caution" title="This key is not shown again">
        Keep it now, where your program reads its secrets. Whoever has it can do what it may do, in your name.
      </Notice>
      <CopyField label="Key" text={key} />
      {example !== null && (
        <CopyField label="Try it" text={example} hint="It reads or checks only; nothing is published." />
      )}
      {isReminded && (
        <p role="alert" className="text-sm font-medium text-caution">
          Copy the key first, then choose “I have kept it”.
        </p>
      )}
      <DialogActs>
        <Button look="primary" onClick={onKept}>
          I have kept it
        </Button>
      </DialogActs>
    </div>
  );
}
