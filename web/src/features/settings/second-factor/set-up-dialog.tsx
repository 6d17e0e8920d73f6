import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { beginSecondFactor } from '@/api/calls/begin-second-factor';
import { confirmSecondFactor } from '@/api/calls/confirm-second-factor';
import { hasCode } from '@/api/problem';
import { FormDialog } from '@/ui/form-dialog';
import { words } from '@/words';
import { BeginForm } from './begin-form';
import { EnrolmentForm } from './enrolment-form';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';
import { useSecurityNews } from './use-security-news';

interface SetUpDialogProps {
  username: string;
  isOpen: boolean;
  onClose: () => void;
}

/** From the secret for the app, over a code that shows that it works, to the codes on paper. */
export function SetUpDialog({ username, isOpen, onClose }: SetUpDialogProps) {
  const tellNews = useSecurityNews();
  const [asksPassword, setAsksPassword] = useState(false);
  const [isReminded, setReminded] = useState(false);
  // Secrets are in both answers: they are not kept longer than they are shown.
  const begin = useMutation({
    mutationFn: beginSecondFactor,
    gcTime: 0,
    onError: (error) => hasCode(error, 'reauth_required') && setAsksPassword(true),
  });
  const confirm = useMutation({
    mutationFn: confirmSecondFactor,
    gcTime: 0,
    onSuccess: tellNews,
  });
  const { mutate } = begin;
  useEffect(() => {
    if (isOpen) mutate(null);
  }, [isOpen, mutate]);
  const codes = confirm.data?.recovery_codes;

  function close(): void {
    begin.reset();
    confirm.reset();
    setAsksPassword(false);
    setReminded(false);
    onClose();
  }

  function step() {
    if (codes !== undefined) return <RecoveryCodes codes={codes} isReminded={isReminded} onKept={close} />;
    if (begin.data === undefined) {
      return (
        <BeginForm
          username={username}
          asksPassword={asksPassword}
          error={begin.error}
          isBusy={begin.isPending}
          onSend={(password) => begin.mutate(password)}
          onCancel={close}
        />
      );
    }
    return (
      <EnrolmentForm
        enrolment={begin.data}
        picture={<QrCode text={begin.data.uri} label={words.security.qrLabel} />}
        error={confirm.error}
        isBusy={confirm.isPending}
        onSend={(code) => confirm.mutate(code)}
        onCancel={close}
      />
    );
  }

  return (
    <FormDialog
      isOpen={isOpen}
      title={codes === undefined ? words.security.setUpTitle : words.security.codesTitle}
      isBusy={confirm.isPending}
      onClose={codes === undefined ? close : () => setReminded(true)}
    >
      {step()}
    </FormDialog>
  );
}
