import { Dialog } from 'radix-ui';
import { type ReactNode, type RefObject, useRef } from 'react';
import { DIALOG_LOOK, Shade, useReturnFocus } from './dialog';

interface FormDialogProps {
  isOpen: boolean;
  title: string;
  isBusy: boolean;
  onClose: () => void;
  /** Where the focus begins; the dialog itself if it is not given. */
  focusFirst?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
}

/** A form over the page. A click beside it does not close it: that is too easily done while something is typed. */
export function FormDialog({ isOpen, title, isBusy, onClose, focusFirst, children }: FormDialogProps) {
  const { remember, comeBack } = useReturnFocus();
  const content = useRef<HTMLDivElement>(null);

  function begin(event: Event): void {
    remember();
    event.preventDefault();
    (focusFirst?.current ?? content.current)?.focus();
  }

  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && !isBusy && onClose()}>
      <Dialog.Portal>
        <Shade />
        <Dialog.Content
          ref={content}
          aria-modal="true"
          aria-describedby={undefined}
          onOpenAutoFocus={begin}
          onCloseAutoFocus={comeBack}
          onInteractOutside={(event) => event.preventDefault()}
          className={`${DIALOG_LOOK} max-h-[92dvh] max-w-lg`}
        >
          <Dialog.Title className="text-lg font-semibold">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The acts at the foot of a dialog: the main one last, and first under a thumb. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:flex-wrap sm:justify-end">{children}</div>;
}
