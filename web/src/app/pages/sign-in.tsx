import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import type { SessionView } from '@/api/types';
import { SignInForm } from '@/features/session/sign-in-form';
import { safePath } from '@/lib/safe-path';
import { Notice } from '@/ui/notice';
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
    <Gate title="Sign in" lead="Write once, and it goes out once.">
      {ended !== undefined && (
        <Notice tone="info" role="status" title="Your session ended" className="mb-5">
          Sign in to go on. What you wrote is kept.
        </Notice>
      )}
      <SignInForm onSignedIn={signedIn} />
      {session.registration === 'closed' ? (
        <p className="mt-6 text-sm text-ink-soft">
          No account yet? Whoever runs this server can make one for you; registration is closed.
        </p>
      ) : (
        <p className="mt-6 text-sm text-ink-soft">
          No account yet?{' '}
          <Link to="/register" className="link font-medium text-ink">
            {session.registration === 'open' ? 'Create one' : 'Use an invitation'}
          </Link>
        </p>
      )}
    </Gate>
  );
}
