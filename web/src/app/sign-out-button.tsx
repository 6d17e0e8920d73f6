import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouteContext, useRouter } from '@tanstack/react-router';
import { logOut } from '@/api/calls/log-out';
import { hasCode } from '@/api/problem';
import { IconButton } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Spinner } from '@/ui/spinner';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { keepLanguage } from '@/words/language';
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
      keepLanguage();
      await router.navigate({ to: '/sign-in' });
    },
    onError: (error) => {
      if (!hasCode(error, 'session_required')) toast(words.shell.stillSignedIn);
    },
  });
  return (
    <IconButton label={words.shell.signOut(user.username)} onClick={() => !signOut.isPending && signOut.mutate()}>
      {signOut.isPending ? <Spinner /> : <Icon name="signOut" size={20} />}
    </IconButton>
  );
}
