import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouteContext, useRouter } from '@tanstack/react-router';
import { logOut } from '@/api/calls/log-out';
import { hasCode } from '@/api/problem';
import { IconButton } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Spinner } from '@/ui/spinner';
import { toast } from '@/ui/toast';
import { leaveSession } from './session-change';
import { keepTheme } from './theme';

export function SignOutButton() {
  const { user } = useRouteContext({ from: '/signed-in' });
  const queryClient = useQueryClient();
  const router = useRouter();
  const signOut = useMutation({
    mutationFn: logOut,
    onSuccess: async () => {
      leaveSession(queryClient);
      keepTheme();
      await router.navigate({ to: '/sign-in' });
    },
    onError: (error) => {
      if (!hasCode(error, 'session_required')) toast('You are still signed in: the server did not answer. Try again.');
    },
  });
  return (
    <IconButton label={`Sign out ${user.username}`} onClick={() => !signOut.isPending && signOut.mutate()}>
      {signOut.isPending ? <Spinner /> : <Icon name="signOut" size={20} />}
    </IconButton>
  );
}
