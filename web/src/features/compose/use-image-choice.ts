import { type ChangeEvent, useRef, useState } from 'react';
import type { Limits } from '@/api/types';
import { announce } from '@/lib/announce';
import { imageProblem } from './check-image';
import type { Draft } from './draft';

/** Choosing, dropping and pasting end here: one image, looked at before it is taken. */
export function useImageChoice(draft: Draft, limits: Limits, change: (part: Partial<Draft>) => void) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isDraggedOver, setDraggedOver] = useState(false);
  const inputRef = useRef<HTMLInputElement>(null);
  const areAllowed = limits.images_max > 0;

  async function take(files: FileList | readonly File[]): Promise<void> {
    const file = files[0];
    if (file === undefined) return;
    if (!areAllowed) return setProblem('Images are switched off on this server. Your text can go without one.');
    if (draft.image !== null) return setProblem('A post takes one image. Remove this one to choose another.');
    if (files.length > 1) return setProblem('A post takes one image. Choose just one.');
    const found = await imageProblem(file, limits);
    setProblem(found);
    if (found !== null) return;
    change({ image: file });
    announce(`Image added: ${file.name}. You can describe it now.`);
  }

  function remove(): void {
    setProblem(null);
    change({ image: null, altText: '' });
    announce('Image removed.');
  }

  function open(): void {
    if (draft.image !== null) setProblem('A post takes one image. Remove this one to choose another.');
    else inputRef.current?.click();
  }

  const inputProps = {
    ref: inputRef,
    type: 'file',
    accept: limits.image_types.join(','),
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const files = Array.from(event.target.files ?? []);
      // Emptied, so that choosing the same file again is a change.
      event.target.value = '';
      void take(files);
    },
  };

  return { areAllowed, problem, isDraggedOver, setDraggedOver, take, remove, open, inputProps };
}
