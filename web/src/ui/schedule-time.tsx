import type { PostSchedule } from '@/api/types';
import { useNow } from '@/lib/use-now';
import { browserZone, inBothZones, isKnownZone, zoneInWords } from '@/lib/wall-time';
import { words } from '@/words';
import { Sentence } from './sentence';

/** "Tue, 24 Nov, 09:00 (Europe/Berlin), 03:00 where you are": in the zone it was meant in, and in the reader's own if that differs. */
export function ScheduleTime({ schedule }: { schedule: PostSchedule }) {
  const now = useNow();
  const own = browserZone();
  const zone = schedule.time_zone !== null && isKnownZone(schedule.time_zone) ? schedule.time_zone : own;
  const [there, here] = inBothZones(Date.parse(schedule.at), zone, own, now);
  return (
    <span>
      <Sentence
        text={here === null ? words.times.inZone : words.times.inZoneAndHere}
        parts={{
          time: (
            <time dateTime={schedule.at} className="font-medium whitespace-nowrap text-ink tabular-nums">
              {there}
            </time>
          ),
          zone: zoneInWords(zone),
          here,
        }}
      />
    </span>
  );
}
