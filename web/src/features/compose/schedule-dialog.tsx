import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import type { Post } from '@/api/types';
import { movedTo, newPlan } from '@/lib/plan';
import { browserZone, zoneInWords } from '@/lib/wall-time';
import { FormDialog } from '@/ui/form-dialog';
import { words } from '@/words';
import type { Accounts } from './accounts';
import type { Content } from './content';
import type { Draft } from './draft';
import { ScheduleForm } from './schedule-form';
import { useSend } from './use-send';

export interface ScheduleDialogProps {
  userId: string;
  content: Content;
  accounts: Accounts;
  /** The time as it was left when the dialog was closed. */
  draft: Pick<Draft, 'plan' | 'typedTime'>;
  isOpen: boolean;
  onPlan: (part: Partial<Pick<Draft, 'plan' | 'typedTime'>>) => void;
  onScheduled: (post: Post) => void;
  onClose: () => void;
}

export function ScheduleDialog(props: ScheduleDialogProps) {
  const { userId, isOpen, onScheduled } = props;
  const sending = useSend(userId, onScheduled);
  // A time that is only suggested is one from when the dialog was opened; the zone is the one the user prefers, and the browser's
  // where none was chosen or it could not be read.
  const [openedAt, setOpenedAt] = useState(Date.now);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    if (isOpen) setOpenedAt(Date.now());
  }
  const preferences = useQuery({ ...preferencesQuery, enabled: isOpen });
  const plan = props.draft.plan ?? newPlan(openedAt, preferences.data?.time_zone ?? browserZone());

  function close(): void {
    sending.forgive();
    props.onClose();
  }

  return (
    <FormDialog
      isOpen={isOpen}
      title={words.schedule.title(zoneInWords(plan.zone))}
      isBusy={sending.outcome.kind === 'sending'}
      onClose={close}
    >
      <ScheduleForm
        content={props.content}
        accounts={props.accounts}
        plan={plan}
        typedTime={props.draft.typedTime}
        outcome={sending.outcome}
        onPlan={(part, typedTime) => {
          sending.forgive();
          const there = part.zone === undefined ? plan : movedTo(part.zone, plan, openedAt);
          props.onPlan({ plan: { ...there, ...part }, ...(typedTime !== undefined && { typedTime }) });
        }}
        onSchedule={(allowDuplicate) => {
          const accountIds = props.accounts.map(({ id }) => id);
          void sending.send({ accountIds, allowDuplicate, plan });
        }}
        onCancel={close}
      />
    </FormDialog>
  );
}
