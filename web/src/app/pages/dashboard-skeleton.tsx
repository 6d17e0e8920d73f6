import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';

export function DashboardSkeleton() {
  return (
    <Skeleton label={words.shell.loadingDashboard}>
      <div className="rounded-card border border-line bg-surface p-5">
        <Bone className="h-5 w-48" />
        <Bone className="mt-6 h-6 w-2/3" />
        <div className="mt-16 flex justify-end">
          <Bone className="h-10 w-28" />
        </div>
      </div>
      <Bone className="mt-10 mb-4 h-5 w-32" />
      <div className="rounded-card border border-line bg-surface p-5">
        <Bone className="h-4 w-32" />
        <Bone className="mt-4 h-4 w-full" />
        <Bone className="mt-3 h-4 w-2/3" />
      </div>
    </Skeleton>
  );
}
