import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import type { SessionView } from '@/api/types';
import { RegisterForm } from '@/features/session/register-form';
import { words } from '@/words';
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
      <Gate title={words.session.closedTitle} lead={words.session.closedLead}>
        <p className="text-[0.9375rem]">
          {words.session.closedAsk}{' '}
          <Link to="/sign-in" className="link font-medium">
            {words.session.signIn}
          </Link>
        </p>
      </Gate>
    );
  }
  return (
    <Gate title={words.session.registerTitle} lead={words.session.registerLead}>
      <RegisterForm
        needsInvitation={session.registration === 'invite'}
        invitation={invitation ?? ''}
        onSignedIn={signedIn}
      />
      <p className="mt-6 text-sm text-ink-soft">
        {words.session.haveOne}{' '}
        <Link to="/sign-in" className="link font-medium text-ink">
          {words.session.signIn}
        </Link>
      </p>
    </Gate>
  );
}
