import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';

export function SettingsSkeleton() {
  return (
    <Skeleton label={words.shell.loadingSettings}>
      <Bone className="h-7 w-32" />
      <div className="mt-7 flex gap-6 border-b border-line pb-4">
        <Bone className="h-4 w-32" />
        <Bone className="h-4 w-24" />
        <Bone className="h-4 w-20" />
      </div>
      <div className="mt-6 rounded-card border border-line bg-surface p-6">
        <Bone className="h-5 w-24" />
        <Bone className="mt-6 h-4 w-3/4" />
        <Bone className="mt-5 h-10 w-32" />
      </div>
    </Skeleton>
  );
}
