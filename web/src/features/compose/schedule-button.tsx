import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import type { Post } from '@/api/types';
import type { Plan } from '@/lib/plan';
import { useOnDemand } from '@/lib/use-on-demand';
import { Button } from '@/ui/button';
import { FieldProblem } from '@/ui/field';
import type { Content } from './content-key';
import type { ScheduleDialogProps } from './schedule-dialog';

interface ScheduleButtonProps {
  userId: string;
  content: Content;
  username: string;
  plan: Plan | null;
  /** Whether there is something to schedule; says so if not. */
  isReady: () => boolean;
  onPlan: (plan: Plan) => void;
  onScheduled: (post: Post) => void;
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
        Schedule…
      </Button>
      {dialog.hasFailed && (
        <div role="alert" className="order-last w-full">
          <FieldProblem>This part of the page could not be loaded. Your text is kept; try again.</FieldProblem>
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
