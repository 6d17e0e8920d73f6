import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { putPreferences } from '@/api/calls/put-preferences';
import type { Preferences as PreferencesView } from '@/api/types';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { Switch } from '@/ui/switch';

const { queryKey } = preferencesQuery;

/** Shows the new value at once and takes it back if the server did not store it. */
function useSavePreferences() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: putPreferences,
    onMutate: async (next: PreferencesView) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, next);
      return { before };
    },
    onError: (_error, _next, context) => {
      if (context?.before !== undefined) queryClient.setQueryData(queryKey, context.before);
    },
    onSuccess: (stored) => queryClient.setQueryData(queryKey, stored),
    onSettled: (_stored, error) => (error ? queryClient.invalidateQueries({ queryKey }) : undefined),
  });
}

export function Preferences() {
  const preferences = useQuery(preferencesQuery);
  const save = useSavePreferences();
  if (preferences.isError && preferences.data === undefined) {
    return (
      <ErrorNotice
        error={preferences.error}
        doing="load your preferences"
        onRetry={() => void preferences.refetch()}
        isRetrying={preferences.isFetching}
      />
    );
  }
  if (preferences.data === undefined) return <PreferencesSkeleton />;
  const { data } = preferences;
  return (
    <Card aria-labelledby="sharing-title" className="p-5 sm:p-6">
      <h2 id="sharing-title" className="mb-4 text-lg font-semibold">
        Sharing
      </h2>
      <Switch
        label="Share new blog posts to X automatically"
        hint="Your choice is stored now. Sharing begins once this server can read your blog’s feed."
        isOn={data.auto_share_blog_to_x}
        onChange={(isOn) => save.mutate({ ...data, auto_share_blog_to_x: isOn })}
      />
      {save.isError && (
        <div className="mt-4">
          <ErrorNotice error={save.error} doing="store your choice" onDismiss={save.reset} />
        </div>
      )}
    </Card>
  );
}

export function PreferencesSkeleton() {
  return (
    <Skeleton label="Loading your preferences" className="rounded-card border border-line bg-surface p-6">
      <Bone className="h-5 w-24" />
      <div className="mt-5 flex justify-between gap-4">
        <Bone className="h-4 w-2/3" />
        <Bone className="h-7 w-12" />
      </div>
    </Skeleton>
  );
}
