import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import type { SessionView } from '@/api/types';
import { RegisterForm } from '@/features/session/register-form';
import { enterSession } from '../session-change';
import { Gate } from './gate';

export const Route = createLazyRoute('/register')({ component: RegisterPage });

function RegisterPage() {
  const { session } = useRouteContext({ from: '/register' });
  const { invitation } = useSearch({ from: '/register' });
  const queryClient = useQueryClient();
  const router = useRouter();

  function signedIn(view: SessionView): void {
    enterSession(queryClient, view);
    router.history.replace('/dashboard');
  }

  if (session.registration === 'closed') {
    return (
      <Gate title="Registration is closed" lead="Nobody can create an account here by themselves.">
        <p className="text-[0.9375rem]">
          Ask whoever runs this server.{' '}
          <Link to="/sign-in" className="link font-medium">
            Sign in
          </Link>{' '}
          if you have an account.
        </p>
      </Gate>
    );
  }
  return (
    <Gate title="Create your account" lead="You will be signed in right away.">
      <RegisterForm
        needsInvitation={session.registration === 'invite'}
        invitation={invitation ?? ''}
        onSignedIn={signedIn}
      />
      <p className="mt-6 text-sm text-ink-soft">
        Have one already?{' '}
        <Link to="/sign-in" className="link font-medium text-ink">
          Sign in
        </Link>
      </p>
    </Gate>
  );
}
