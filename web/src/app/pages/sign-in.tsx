import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import type { SessionView } from '@/api/types';
import { SignInForm } from '@/features/session/sign-in-form';
import { safePath } from '@/lib/safe-path';
import { Notice } from '@/ui/notice';
import { words } from '@/words';
import { enterSession } from '../session-change';
import { Gate } from './gate';

export const Route = createLazyRoute('/sign-in')({ component: SignInPage });

function SignInPage() {
  const { session } = useRouteContext({ from: '/sign-in' });
  const { next, ended } = useSearch({ from: '/sign-in' });
  const queryClient = useQueryClient();
  const router = useRouter();

  function signedIn(view: SessionView): void {
    enterSession(queryClient, view);
    router.history.replace(safePath(next));
  }

  return (
    <Gate title={words.session.signIn} lead={words.session.signInLead}>
      {ended !== undefined && (
        <Notice tone="info" role="status" title={words.session.ended} className="mb-5">
          {words.session.endedHint}
        </Notice>
      )}
      <SignInForm onSignedIn={signedIn} />
      {session.registration === 'closed' ? (
        <p className="mt-6 text-sm text-ink-soft">{words.session.noAccountClosed}</p>
      ) : (
        <p className="mt-6 text-sm text-ink-soft">
          {words.session.noAccount}{' '}
          <Link to="/register" className="link font-medium text-ink">
            {session.registration === 'open' ? words.session.createOne : words.session.useInvitation}
          </Link>
        </p>
      )}
    </Gate>
  );
}
