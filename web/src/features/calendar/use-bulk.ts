import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Ending, oneByOne } from '@/lib/one-by-one';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { type Act, cancel, type Moved, moveBack, moveBy, retry, type Tally, tallyInWords, tallyOf } from './bulk';
import type { Entry } from './entries';

/** Does one thing to many posts, one after the other, and tells how it went. */
export function useBulk(zone: string, onEnd: (leftOver: readonly Entry[]) => void) {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<{ act: Act; through: number; all: number } | null>(null);
  /** Only while there is something left to say: what went well is said in passing. */
  const [tally, setTally] = useState<Tally | null>(null);

  async function run<T>(act: Act, items: readonly T[], one: (item: T) => Promise<unknown>): Promise<Ending<T>[]> {
    setTally(null);
    setProgress({ act, through: 0, all: items.length });
    const endings = await oneByOne(items, one, (through) => setProgress({ act, through, all: items.length }));
    await queryClient.invalidateQueries({ queryKey: ['posts'] });
    setProgress(null);
    return endings;
  }

  function tell<T>(act: Act, endings: readonly Ending<T>[], undo?: () => void): void {
    const end = tallyOf(act, endings);
    const isWhole = endings.every(({ error }) => error === undefined);
    setTally(isWhole ? null : end);
    if (undo !== undefined && end.done > 0) toast(tallyInWords(end), { label: words.queue.undo, run: undo });
    else if (isWhole) toast(tallyInWords(end));
  }

  function leftOver(endings: readonly Ending<Entry>[]): Entry[] {
    return endings.filter(({ error }) => error !== undefined).map(({ item }) => item);
  }

  async function undoMoves(moved: readonly Moved[]): Promise<void> {
    tell('undo', await run('undo', moved, moveBack));
  }

  async function move(entries: readonly Entry[], days: number): Promise<void> {
    const moved: Moved[] = [];
    const endings = await run('move', entries, async (entry) =>
      moved.push(await moveBy(entry, days, zone, Date.now())),
    );
    tell('move', endings, () => void undoMoves(moved));
    onEnd(leftOver(endings));
  }

  async function each(act: 'cancel' | 'retry', entries: readonly Entry[]): Promise<void> {
    const endings = await run(act, entries, act === 'cancel' ? cancel : retry);
    tell(act, endings);
    onEnd(leftOver(endings));
  }

  return {
    progress,
    tally,
    dismiss: () => setTally(null),
    move,
    cancel: (entries: readonly Entry[]) => each('cancel', entries),
    retry: (entries: readonly Entry[]) => each('retry', entries),
  };
}

export type Bulk = ReturnType<typeof useBulk>;
