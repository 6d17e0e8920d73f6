import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, useNavigate, useRouteContext, useRouter } from '@tanstack/react-router';
import { sessionQuery } from '@/api/calls/get-session';
import { Invitations } from '@/features/instance/invitations';
import { People } from '@/features/instance/people';
import { SetUp } from '@/features/instance/set-up';
import { Icon } from '@/ui/icon';
import { PageHeading } from '@/ui/page-heading';
import { words } from '@/words';

export const Route = createLazyRoute('/signed-in/dashboard/instance')({ component: InstancePage });

function InstancePage() {
  const { user } = useRouteContext({ from: '/signed-in' });
  const queryClient = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();

  /** What may be seen is read anew with the session; this page is not among it any more. */
  async function leave(): Promise<void> {
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await router.invalidate();
    await navigate({ to: '/dashboard/settings', replace: true });
  }

  return (
    <>
      <Link to="/dashboard/settings" className="link mb-3 inline-flex min-h-6 items-center gap-1 text-sm">
        <Icon name="left" size={16} />
        {words.instance.back}
      </Link>
      <PageHeading title={words.instance.title} />
      <p className="mt-1 mb-5 text-[0.9375rem] text-ink-soft">{words.instance.lead}</p>
      <div className="in-turn space-y-4">
        <SetUp />
        <Invitations username={user.username} />
        <People me={user} onSteppedDown={() => void leave()} />
      </div>
    </>
  );
}
