import { type DragEvent, useEffect, useState } from 'react';

function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && (Array.from(transfer.types ?? []).includes('Files') || transfer.files?.length > 0);
}

/** A file dropped beside the target would be opened by the browser in place of this page, and the images with it lost. */
function useStayOnMissedDrop(): void {
  useEffect(() => {
    function stay(event: globalThis.DragEvent): void {
      if (!event.defaultPrevented && carriesFiles(event.dataTransfer)) event.preventDefault();
    }
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);
}

/** Files dropped anywhere on an element. Words that are dragged are left to the browser. */
export function useFileDrop(onFiles: (files: FileList) => void) {
  const [isOver, setOver] = useState(false);
  useStayOnMissedDrop();
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!isInside) setOver(false);
    },
    onDrop(event: DragEvent) {
      setOver(false);
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      onFiles(event.dataTransfer.files);
    },
  };
  return { isOver, handlers };
}
