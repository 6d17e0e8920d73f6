import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { confirmEmail } from '@/api/calls/confirm-email';
import { emailQuery } from '@/api/calls/get-email';
import { hasCode } from '@/api/problem';
import { Button, buttonClass } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { dropToken, keptToken } from '../confirmation-token';
import { Gate } from './gate';

export const Route = createLazyRoute('/confirm-email')({ component: ConfirmEmailPage });

/** Where the link in the mail leads. Only the button confirms: programs open links in mails to look at them. */
function ConfirmEmailPage() {
  const [token] = useState(keptToken);
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: confirmEmail,
    onSuccess: () => {
      dropToken();
      void queryClient.invalidateQueries({ queryKey: emailQuery.queryKey });
    },
  });
  if (confirm.isSuccess) {
    return (
      <Gate
        title="Your address is confirmed"
        lead={
          <span role="status">
            Mail from Pillarbox goes to <strong className="font-semibold text-ink">{confirm.data.address}</strong> from
            now on.
          </span>
        }
      >
        <Link to="/dashboard" className={buttonClass('primary', 'self-start')}>
          Go to your dashboard
        </Link>
      </Gate>
    );
  }
  if (token === null) {
    return (
      <Gate title="There is nothing to confirm here" lead="Open the link in the mail once more.">
        <Another />
      </Gate>
    );
  }
  if (hasCode(confirm.error, 'token_invalid')) {
    return (
      <Gate
        title="This link is no longer good"
        lead="It works once and for half an hour, and a newer one takes its place. Nothing was changed."
      >
        <Another />
      </Gate>
    );
  }
  return (
    <Gate
      title="Confirm your address"
      lead="Only if you asked for it yourself. Pillarbox then mails here what was chosen in its settings."
    >
      {confirm.isError && (
        <div className="mb-5">
          <ErrorNotice error={confirm.error} doing="confirm the address" />
        </div>
      )}
      <Button
        look="primary"
        className="self-start"
        busy={confirm.isPending}
        busyLabel="Confirming…"
        onClick={() => confirm.mutate(token)}
      >
        Confirm this address
      </Button>
    </Gate>
  );
}

function Another() {
  return (
    <p className="text-[0.9375rem]">
      If you need another one,{' '}
      <Link to="/dashboard/settings" search={{ tab: 'notifications' }} className="link font-medium">
        ask for it in the settings
      </Link>
      .
    </p>
  );
}
