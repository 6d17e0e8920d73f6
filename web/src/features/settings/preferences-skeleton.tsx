import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';

export function PreferencesSkeleton() {
  return (
    <Skeleton label={words.shell.loadingPreferences} className="rounded-card border border-line bg-surface p-6">
      <Bone className="h-5 w-24" />
      <Bone className="mt-5 mb-8 h-10 max-w-md" />
      <Bone className="h-5 w-24" />
      <div className="mt-5 flex justify-between gap-4">
        <Bone className="h-4 w-2/3" />
        <Bone className="h-7 w-12" />
      </div>
    </Skeleton>
  );
}
