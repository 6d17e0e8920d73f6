import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { writeDraft } from '@/features/compose/draft';
import { newPlan } from '@/lib/plan';
import { browserZone, isWhole, type WallTime, wallInWords, wallTimeAt } from '@/lib/wall-time';
import { toast } from '@/ui/toast';
import { words } from '@/words';

/** "2026-11-24T09:00" as it may stand in the address. */
function wallIn(at: string | undefined): WallTime | undefined {
  const [date, time] = at?.split('T') ?? [];
  if (date === undefined || time === undefined) return undefined;
  const wall = { date, time: time.slice(0, 5) };
  return isWhole(wall) ? wall : undefined;
}

/** A time that was chosen in the calendar is the one the composer schedules for. It leaves the address: going back asks for nothing. */
export function useAskedTime(userId: string): void {
  const { at, ...search } = useSearch({ from: '/signed-in/dashboard' });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const rest = JSON.stringify(search);
  useEffect(() => {
    if (at === undefined) return;
    const wall = wallIn(at);
    void navigate({ to: '/dashboard', search: JSON.parse(rest), replace: true });
    if (wall === undefined) return;
    const fill = (zone: string) => {
      const now = Date.now();
      writeDraft(userId, { plan: { ...newPlan(now, zone), ...wall } });
      toast(words.queue.timeFilled(wallInWords(wall, wallTimeAt(now, zone).date.slice(0, 4))));
    };
    void queryClient
      .ensureQueryData(preferencesQuery)
      .then(({ time_zone }) => fill(time_zone ?? browserZone()))
      .catch(() => fill(browserZone()));
  }, [at, rest, userId, navigate, queryClient]);
}
