import { useRef, useState } from 'react';
import { announce } from '@/lib/announce';
import { type Copied, copyTextOf } from '@/lib/copy-text';
import { words } from '@/words';
import { Button } from './button';

interface CopyFieldProps {
  label: string;
  text: string;
  hint?: string;
}

/** A text to be taken elsewhere, whole. */
export function CopyField({ label, text, hint }: CopyFieldProps) {
  const code = useRef<HTMLElement>(null);
  const [done, setDone] = useState<Copied | null>(null);

  async function copy(): Promise<void> {
    if (code.current === null) return;
    const how = await copyTextOf(code.current);
    setDone(how);
    announce(words.ui[how]);
  }

  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center justify-between gap-x-3">
        <p className="text-sm font-semibold">{label}</p>
        <Button look="quiet" aria-label={words.ui.copyOf(label)} onClick={() => void copy()}>
          {done === 'copied' ? words.ui.copied : words.ui.copy}
        </Button>
      </div>
      <pre className="rounded-control border border-line bg-sunken px-3 py-2 text-sm break-all whitespace-pre-wrap">
        <code ref={code} className="font-mono select-all">
          {text}
        </code>
      </pre>
      {done === 'selected' && <p className="mt-1.5 text-sm font-medium">{words.ui.selected}</p>}
      {hint !== undefined && <p className="mt-1.5 text-sm text-ink-soft">{hint}</p>}
    </div>
  );
}
