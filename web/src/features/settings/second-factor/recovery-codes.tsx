import { useEffect, useRef } from 'react';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { DialogActs } from '@/ui/form-dialog';
import { Notice } from '@/ui/notice';
import { words } from '@/words';

interface RecoveryCodesProps {
  codes: string[];
  /** Escape was pressed, or something like it. */
  isReminded: boolean;
  onKept: () => void;
}

/** The one time the codes are seen. They go away by one deliberate act only. */
export function RecoveryCodes({ codes, isReminded, onKept }: RecoveryCodesProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);

  function save(): void {
    const url = URL.createObjectURL(new Blob([`Pillarbox\n\n${codes.join('\n')}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = words.security.fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url));
  }

  return (
    <div className="mt-4 space-y-4">
      <Notice ref={notice} tone="caution" title={words.security.codesNotAgain}>
        {words.security.codesWhy}
      </Notice>
      <CopyField label={words.security.codes} text={codes.join('\n')} />
      {isReminded && (
        <p role="alert" className="text-sm font-medium text-caution">
          {words.security.keepFirst}
        </p>
      )}
      <DialogActs>
        <Button onClick={save}>{words.security.download}</Button>
        <Button look="primary" onClick={onKept}>
          {words.security.kept}
        </Button>
      </DialogActs>
    </div>
  );
}
