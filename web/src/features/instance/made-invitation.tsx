import { useEffect, useRef } from 'react';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { DialogActs } from '@/ui/form-dialog';
import { Notice } from '@/ui/notice';
import { words } from '@/words';

interface MadeInvitationProps {
  url: string;
  /** Escape was pressed, or something like it. */
  isReminded: boolean;
  onKept: () => void;
}

/** The one time a link is seen. It goes away by one deliberate act only. */
export function MadeInvitation({ url, isReminded, onKept }: MadeInvitationProps) {
  const say = words.instance;
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return (
    <div className="mt-4 space-y-4">
      <Notice ref={notice} tone="caution" title={say.linkOnce}>
        {say.linkWhy}
      </Notice>
      <CopyField label={say.link} text={url} />
      {isReminded && (
        <p role="alert" className="text-sm font-medium text-caution">
          {say.copyFirst}
        </p>
      )}
      <DialogActs>
        <Button look="primary" onClick={onKept}>
          {say.haveCopied}
        </Button>
      </DialogActs>
    </div>
  );
}
