import { useEffect, useRef } from 'react';
import type { NewApiKey } from '@/api/types';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { DialogActs } from '@/ui/form-dialog';
import { Notice } from '@/ui/notice';
import { words } from '@/words';
import { curlExample } from './curl-example';

interface MadeKeyProps {
  made: NewApiKey;
  /** Escape was pressed, or something like it. */
  isReminded: boolean;
  onKept: () => void;
}

/** The one time a key is seen. It goes away by one deliberate act only. */
export function MadeKey({ made: { key, api_key }, isReminded, onKept }: MadeKeyProps) {
  const say = words.keys.shown;
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
      <Notice ref={notice} tone="caution" title={say.once}>
        {say.onceWhy}
      </Notice>
      <CopyField label={say.key} text={key} />
      {example !== null && <CopyField label={say.tryIt} text={example} hint={say.tryHint} />}
      {isReminded && (
        <p role="alert" className="text-sm font-medium text-caution">
          {say.remind}
        </p>
      )}
      <DialogActs>
        <Button look="primary" onClick={onKept}>
          {say.kept}
        </Button>
      </DialogActs>
    </div>
  );
}
