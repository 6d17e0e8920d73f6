import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';

export function NotificationsSkeleton() {
  return (
    <Skeleton label={words.shell.loadingNotifications}>
      <div className="rounded-card border border-line bg-surface">
        {['one', 'two', 'three'].map((place) => (
          <div key={place} className="space-y-3 p-5">
            <Bone className="h-4 w-2/3" />
            <Bone className="h-4 w-full" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
