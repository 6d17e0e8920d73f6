import { deadlineInWords } from '@/lib/deadline';
import { exactTime } from '@/lib/time';
import { useNow } from '@/lib/use-now';

/** "by Friday", with the exact time and zone on hover. */
export function Deadline({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={exactTime(at)} className="whitespace-nowrap">
      {deadlineInWords(at, now)}
    </time>
  );
}
