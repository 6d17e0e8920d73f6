import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useRouteContext, useRouter } from '@tanstack/react-router';
import type { SessionView } from '@/api/types';
import { SetUpForm } from '@/features/session/set-up-form';
import { words } from '@/words';
import { enterSession } from '../session-change';
import { Gate } from './gate';

export const Route = createLazyRoute('/set-up')({ component: SetUpPage });

function SetUpPage() {
  const { session } = useRouteContext({ from: '/set-up' });
  const queryClient = useQueryClient();
  const router = useRouter();

  function signedIn(view: SessionView): void {
    enterSession(queryClient, view);
    router.history.replace('/dashboard');
  }

  return (
    <Gate title={words.session.setUpTitle} lead={words.session.setUpLead}>
      <SetUpForm needsToken={session.setup_token_required} onSignedIn={signedIn} />
    </Gate>
  );
}
