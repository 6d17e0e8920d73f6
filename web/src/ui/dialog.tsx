import { AlertDialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { words } from '@/words';
import { Button } from './button';

export const DIALOG_LOOK =
  'rise fixed inset-x-4 bottom-4 z-50 mx-auto overflow-y-auto rounded-card border border-line bg-surface p-6 focus:outline-none sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2';

/** Ours and not Radix's overlay: that one locks scrolling by writing a <style> element, which the page's policy refuses. */
export function Shade() {
  return <div className="fixed inset-0 z-40 bg-shade" aria-hidden="true" />;
}

/** Back to where the reader was; to the page's content if that button went away with the act. */
export function useReturnFocus() {
  const opener = useRef<Element | null>(null);
  function remember(): void {
    opener.current = document.activeElement;
  }
  function comeBack(event: Event): void {
    event.preventDefault();
    const target = opener.current?.isConnected ? opener.current : document.getElementById('main');
    if (target instanceof HTMLElement) target.focus();
  }
  return { remember, comeBack };
}

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  children: ReactNode;
  /** Something to decide besides yes and no. */
  choice?: ReactNode;
  confirmLabel: string;
  busyLabel: string;
  /** For an act that is itself called "cancel". */
  cancelLabel?: string;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { remember, comeBack } = useReturnFocus();
  return (
    <AlertDialog.Root open={props.isOpen} onOpenChange={(open) => !open && !props.isBusy && props.onCancel()}>
      <AlertDialog.Portal>
        <Shade />
        <AlertDialog.Content
          aria-modal="true"
          onOpenAutoFocus={remember}
          onCloseAutoFocus={comeBack}
          className={`${DIALOG_LOOK} max-h-[85dvh] max-w-md`}
        >
          <AlertDialog.Title className="text-lg font-semibold">{props.title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 space-y-2 text-[0.9375rem] text-ink-soft">{props.children}</div>
          </AlertDialog.Description>
          {Boolean(props.choice) && <div className="mt-4">{props.choice}</div>}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <AlertDialog.Cancel asChild>
              <Button>{props.cancelLabel ?? words.ui.cancel}</Button>
            </AlertDialog.Cancel>
            <Button look="primary" busy={props.isBusy} busyLabel={props.busyLabel} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
