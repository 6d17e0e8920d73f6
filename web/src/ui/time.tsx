import { exactTime, relativeTime } from '@/lib/time';
import { useNow } from '@/lib/use-now';

/** "3 minutes ago", with the exact time and zone on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {relativeTime(at, now)}
    </time>
  );
}

export function ExactTime({ at, className }: { at: string; className?: string }) {
  return (
    <time dateTime={at} className={className}>
      {exactTime(at)}
    </time>
  );
}
