import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { removeSecondFactor } from '@/api/calls/remove-second-factor';
import { renewRecoveryCodes } from '@/api/calls/renew-recovery-codes';
import { FormDialog } from '@/ui/form-dialog';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { BothForm } from './both-form';
import { RecoveryCodes } from './recovery-codes';
import { useSecurityNews } from './use-security-news';

interface ChangeDialogProps {
  username: string;
  isOpen: boolean;
  onClose: () => void;
}

export function SwitchOffDialog({ username, isOpen, onClose }: ChangeDialogProps) {
  const tellNews = useSecurityNews();
  const remove = useMutation({
    mutationFn: removeSecondFactor,
    onSuccess: () => {
      toast(words.security.isOffNow);
      close();
      tellNews();
    },
  });

  function close(): void {
    remove.reset();
    onClose();
  }

  return (
    <FormDialog isOpen={isOpen} title={words.security.switchOffTitle} isBusy={remove.isPending} onClose={close}>
      <BothForm
        username={username}
        why={words.security.switchOffWhy}
        act={words.security.switchOff}
        busyLabel={words.security.switchingOff}
        cancel={words.security.keepIt}
        doing={words.security.doingSwitchOff}
        error={remove.error}
        isBusy={remove.isPending}
        onSend={(both) => remove.mutate(both)}
        onCancel={close}
      />
    </FormDialog>
  );
}

export function NewCodesDialog({ username, isOpen, onClose }: ChangeDialogProps) {
  const tellNews = useSecurityNews();
  const [isReminded, setReminded] = useState(false);
  const renew = useMutation({
    mutationFn: renewRecoveryCodes,
    gcTime: 0,
    onSuccess: tellNews,
  });
  const codes = renew.data?.recovery_codes;

  function close(): void {
    renew.reset();
    setReminded(false);
    onClose();
  }

  return (
    <FormDialog
      isOpen={isOpen}
      title={codes === undefined ? words.security.newCodesTitle : words.security.codesTitle}
      isBusy={renew.isPending}
      onClose={codes === undefined ? close : () => setReminded(true)}
    >
      {codes !== undefined ? (
        <RecoveryCodes codes={codes} isReminded={isReminded} onKept={close} />
      ) : (
        <BothForm
          username={username}
          why={words.security.newCodesWhy}
          act={words.security.newCodes}
          busyLabel={words.security.makingCodes}
          cancel={words.security.cancel}
          doing={words.security.doingNewCodes}
          error={renew.error}
          isBusy={renew.isPending}
          onSend={(both) => renew.mutate(both)}
          onCancel={close}
        />
      )}
    </FormDialog>
  );
}
