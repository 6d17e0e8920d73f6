import { useMutation, useQueryClient } from '@tanstack/react-query';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { putPreferences } from '@/api/calls/put-preferences';
import type { Preferences } from '@/api/types';
import { ErrorNotice } from '@/ui/error-notice';
import { Switch } from '@/ui/switch';
import { words } from '@/words';

/** The switch over all blogs. It shows what the server has stored. */
export function SharingSwitch({ chosen }: { chosen: Preferences }) {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationKey: preferencesQuery.queryKey,
    scope: { id: 'preferences' },
    mutationFn: putPreferences,
    onSuccess: (stored) => queryClient.setQueryData(preferencesQuery.queryKey, stored),
  });
  const isOn = save.isPending ? save.variables.auto_share_blog_to_x : chosen.auto_share_blog_to_x;
  return (
    <>
      <Switch
        label={words.feeds.switch}
        hint={words.feeds.switchHint}
        isOn={isOn}
        onChange={(auto_share_blog_to_x) => save.mutate({ ...chosen, auto_share_blog_to_x })}
      />
      {save.isError && (
        <div className="mt-4">
          <ErrorNotice error={save.error} doing={words.feeds.storing} onDismiss={save.reset} />
        </div>
      )}
    </>
  );
}
