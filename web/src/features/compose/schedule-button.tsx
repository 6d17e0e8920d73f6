import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { useOnDemand } from '@/lib/use-on-demand';
import { Button } from '@/ui/button';
import { FieldProblem } from '@/ui/field';
import { words } from '@/words';
import type { ScheduleDialogProps } from './schedule-dialog';

interface ScheduleButtonProps extends Omit<ScheduleDialogProps, 'isOpen' | 'onClose'> {
  /** Whether there is something to schedule; says so if not. */
  isReady: () => boolean;
}

const fetchDialog = () => import('./schedule-dialog').then((module) => module.ScheduleDialog);

/** The second act of the composer, and the dialog it opens. */
export function ScheduleButton({ isReady, onScheduled, ...rest }: ScheduleButtonProps) {
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const dialog = useOnDemand<ScheduleDialogProps>(fetchDialog);

  async function open(): Promise<void> {
    if (!isReady()) return;
    // Without the zone the browser's own does.
    const zone = queryClient.ensureQueryData(preferencesQuery).catch(() => undefined);
    const [isThere] = await Promise.all([dialog.load(), zone]);
    if (isThere) setOpen(true);
  }

  return (
    <>
      <Button busy={dialog.isLoading} onClick={() => void open()} className="flex-1 sm:flex-none">
        {words.compose.schedule}
      </Button>
      {dialog.hasFailed && (
        <div role="alert" className="order-last w-full">
          <FieldProblem>{words.compose.partMissing}</FieldProblem>
        </div>
      )}
      {dialog.Component !== null && (
        <dialog.Component
          {...rest}
          isOpen={isOpen}
          onScheduled={(post) => {
            setOpen(false);
            onScheduled(post);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
