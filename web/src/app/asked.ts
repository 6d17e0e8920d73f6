// What the address asks the composer for: a draft, a time that was chosen in the calendar, words to begin with.
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { beginWith, meanFor, openDraft } from '@/features/compose/opening';
import { browserZone, isWhole, type WallTime, wallInWords, wallTimeAt } from '@/lib/wall-time';
import { toast } from '@/ui/toast';
import { words } from '@/words';

interface Asked {
  draft?: string;
  at?: string;
  text?: string;
}

/** "2026-11-24T09:00" as it may stand in the address. */
function wallIn(at: string | undefined): WallTime | undefined {
  const [date, time] = at?.split('T') ?? [];
  if (date === undefined || time === undefined) return undefined;
  const wall = { date, time: time.slice(0, 5) };
  return isWhole(wall) ? wall : undefined;
}

async function usualZone(queryClient: QueryClient): Promise<string> {
  try {
    return (await queryClient.ensureQueryData(preferencesQuery)).time_zone ?? browserZone();
  } catch {
    // A time can be filled in all the same; its zone stands beside it.
    return browserZone();
  }
}

async function fill(userId: string, { draft, at, text }: Asked, queryClient: QueryClient): Promise<void> {
  if (draft !== undefined) await openDraft(userId, draft, queryClient);
  else if (text !== undefined) await beginWith(userId, text, queryClient);
  const wall = wallIn(at);
  if (wall === undefined) return;
  const zone = await usualZone(queryClient);
  meanFor(userId, wall, zone);
  toast(words.compose.timeFilled(wallInWords(wall, wallTimeAt(Date.now(), zone).date.slice(0, 4))));
}

/** Done once, and then it leaves the address: going back asks for nothing. */
export function useAsked(userId: string) {
  const { draft, at, text } = useSearch({ from: '/signed-in/dashboard/compose' });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const filling = useMutation({ mutationFn: (asked: Asked) => fill(userId, asked, queryClient) });
  const { mutate } = filling;
  useEffect(() => {
    if (draft === undefined && at === undefined && text === undefined) return;
    void navigate({ to: '/dashboard/compose', search: {}, replace: true });
    mutate({
      ...(draft !== undefined && { draft }),
      ...(at !== undefined && { at }),
      ...(text !== undefined && { text }),
    });
  }, [draft, at, text, navigate, mutate]);
  return filling;
}
