import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import type { Post } from '@/api/types';
import { movedTo, newPlan, type Plan } from '@/lib/plan';
import { browserZone } from '@/lib/wall-time';
import { FormDialog } from '@/ui/form-dialog';
import type { Content } from './content-key';
import { ScheduleForm } from './schedule-form';
import { useSchedule } from './use-schedule';

export interface ScheduleDialogProps {
  userId: string;
  content: Content;
  username: string;
  /** As it was left when the dialog was closed. */
  plan: Plan | null;
  isOpen: boolean;
  onPlan: (plan: Plan) => void;
  onScheduled: (post: Post) => void;
  onClose: () => void;
}

export function ScheduleDialog(props: ScheduleDialogProps) {
  const { userId, content, isOpen, onPlan, onScheduled, onClose } = props;
  const { outcome, schedule, forgive } = useSchedule(userId, onScheduled);

  function close(): void {
    forgive();
    onClose();
  }

  return (
    <FormDialog isOpen={isOpen} title="Schedule this post" isBusy={outcome.kind === 'sending'} onClose={close}>
      <Planned kept={props.plan}>
        {(plan, openedAt) => (
          <ScheduleForm
            content={content}
            username={props.username}
            plan={plan}
            outcome={outcome}
            onPlan={(part) => {
              forgive();
              const there = part.zone === undefined ? plan : movedTo(part.zone, plan, openedAt);
              onPlan({ ...there, ...part });
            }}
            onSchedule={(allowDuplicate) => void schedule({ ...content, allowDuplicate }, plan)}
            onCancel={close}
          />
        )}
      </Planned>
    </FormDialog>
  );
}

/** A time to begin with, in the zone the user prefers; in the browser's where none was chosen or it could not be read. */
function Planned({ kept, children }: { kept: Plan | null; children: (plan: Plan, openedAt: number) => ReactNode }) {
  const [openedAt] = useState(Date.now);
  const preferences = useQuery(preferencesQuery);
  return children(kept ?? newPlan(openedAt, preferences.data?.time_zone ?? browserZone()), openedAt);
}
