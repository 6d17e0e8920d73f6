import { type FormEvent, useRef, useState } from 'react';
import { useNow } from '@/lib/use-now';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/dialog';
import { SelectField, TextField } from '@/ui/field';
import { DialogActs, FormDialog } from '@/ui/form-dialog';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { type Entry, isMovable } from './entries';
import type { Bulk } from './use-bulk';

interface BulkBarProps {
  selected: readonly Entry[];
  bulk: Bulk;
  onSelectNone: () => void;
}

/** What can be done with all that is selected. It stays in sight while the list is scrolled. */
export function BulkBar({ selected, bulk, onSelectNone }: BulkBarProps) {
  const [asked, setAsked] = useState<'move' | 'cancel' | null>(null);
  const now = useNow();
  const { queue } = words;
  const { progress } = bulk;
  const canMove = selected.some((entry) => isMovable(entry, now));
  const canCancel = selected.some(({ post }) => post.can_cancel);
  const canRetry = selected.some(({ post }) => post.deliveries.some(({ can_retry }) => can_retry));
  return (
    <section
      aria-label={queue.selecting}
      className="sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-card border border-line-strong bg-surface px-4 py-2 shadow-lift"
    >
      <p role="status" className="mr-auto font-medium tabular-nums">
        {progress === null ? queue.selected(selected.length) : queue.working(progress.through, progress.all)}
      </p>
      {progress === null && (
        <>
          {canMove && (
            <Button onClick={() => setAsked('move')}>
              <Icon name="clock" />
              {queue.move}
            </Button>
          )}
          {canRetry && (
            <Button onClick={() => void bulk.retry(selected)}>
              <Icon name="retry" />
              {queue.retry}
            </Button>
          )}
          {canCancel && <Button onClick={() => setAsked('cancel')}>{queue.cancel}</Button>}
          <Button look="quiet" onClick={onSelectNone}>
            {queue.selectNone}
          </Button>
        </>
      )}
      <MoveDialog
        count={selected.length}
        isOpen={asked === 'move'}
        onMove={(days) => {
          setAsked(null);
          void bulk.move(selected, days);
        }}
        onClose={() => setAsked(null)}
      />
      <ConfirmDialog
        isOpen={asked === 'cancel'}
        title={queue.cancelTitle(selected.length)}
        confirmLabel={queue.cancelAct(selected.length)}
        busyLabel={queue.cancelling}
        cancelLabel={queue.keep}
        isBusy={false}
        onConfirm={() => {
          setAsked(null);
          void bulk.cancel(selected);
        }}
        onCancel={() => setAsked(null)}
      >
        <p>{queue.cancelText}</p>
      </ConfirmDialog>
    </section>
  );
}

interface MoveDialogProps {
  count: number;
  isOpen: boolean;
  onMove: (days: number) => void;
  onClose: () => void;
}

function MoveDialog({ count, isOpen, onMove, onClose }: MoveDialogProps) {
  const [typed, setTyped] = useState('1');
  const [isChecked, setChecked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const { queue } = words;
  const [way, setWay] = useState<'later' | 'earlier'>('later');
  const days = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) * (way === 'later' ? 1 : -1) : 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (days !== 0) onMove(days);
  }

  return (
    <FormDialog isOpen={isOpen} title={queue.moveTitle(count)} isBusy={false} onClose={onClose} focusFirst={first}>
      <form noValidate onSubmit={submit} className="mt-4">
        <div className="grid grid-cols-2 gap-3">
          <TextField
            ref={first}
            label={queue.moveDays}
            type="number"
            min={1}
            step={1}
            value={typed}
            error={isChecked && days === 0 ? queue.moveDaysWrong : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <SelectField
            label={queue.moveWay}
            value={way}
            onChange={(event) => setWay(event.target.value === 'earlier' ? 'earlier' : 'later')}
          >
            <option value="later">{queue.later}</option>
            <option value="earlier">{queue.earlierWay}</option>
          </SelectField>
        </div>
        <p className="mt-3 text-sm text-ink-soft">{queue.moveHint}</p>
        <DialogActs>
          <Button onClick={onClose}>{queue.close}</Button>
          <Button type="submit" look="primary">
            {days === 0 ? queue.movePlain : queue.moveAct(days)}
          </Button>
        </DialogActs>
      </form>
    </FormDialog>
  );
}
