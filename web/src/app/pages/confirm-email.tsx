import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { confirmEmail } from '@/api/calls/confirm-email';
import { emailQuery } from '@/api/calls/get-email';
import { hasCode } from '@/api/problem';
import { Button, buttonClass } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Sentence } from '@/ui/sentence';
import { words } from '@/words';
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
        title={words.confirm.done}
        lead={
          <span role="status">
            <Sentence
              text={words.confirm.goesTo}
              parts={{ address: <strong className="font-semibold text-ink">{confirm.data.address}</strong> }}
            />
          </span>
        }
      >
        <Link to="/dashboard" className={buttonClass('primary', 'self-start')}>
          {words.page.toDashboard}
        </Link>
      </Gate>
    );
  }
  if (token === null) {
    return (
      <Gate title={words.confirm.nothing} lead={words.confirm.openAgain}>
        <Another />
      </Gate>
    );
  }
  if (hasCode(confirm.error, 'token_invalid')) {
    return (
      <Gate title={words.confirm.spent} lead={words.confirm.spentWhy}>
        <Another />
      </Gate>
    );
  }
  return (
    <Gate title={words.confirm.title} lead={words.confirm.lead}>
      {confirm.isError && (
        <div className="mb-5">
          <ErrorNotice error={confirm.error} doing={words.confirm.doing} />
        </div>
      )}
      <Button
        look="primary"
        className="self-start"
        busy={confirm.isPending}
        busyLabel={words.confirm.busy}
        onClick={() => confirm.mutate(token)}
      >
        {words.confirm.act}
      </Button>
    </Gate>
  );
}

function Another() {
  return (
    <p className="text-[0.9375rem]">
      <Sentence
        text={words.confirm.another}
        parts={{
          link: (
            <Link to="/dashboard/settings" search={{ tab: 'notifications' }} className="link font-medium">
              {words.confirm.anotherLink}
            </Link>
          ),
        }}
      />
    </p>
  );
}
