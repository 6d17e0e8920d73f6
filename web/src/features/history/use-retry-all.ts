import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hasCode } from '@/api/problem';
import { announce } from '@/lib/announce';
import { type Ending, oneByOne } from '@/lib/one-by-one';
import { words } from '@/words';
import type { Stuck } from './causes';
import { sendAgain } from './send-again';

export interface RetryTally {
  done: number;
  /** Sent, cancelled or changed by somebody else meanwhile: nothing is left to do. */
  movedOn: number;
  failed: number;
}

export function tallyOf(endings: readonly Ending<unknown>[]): RetryTally {
  const tally = { done: 0, movedOn: 0, failed: 0 };
  for (const { error } of endings) {
    if (error === undefined) tally.done += 1;
    else if (hasCode(error, 'not_retryable', 'may_be_published', 'not_found')) tally.movedOn += 1;
    else tally.failed += 1;
  }
  return tally;
}

export function tallyInWords({ done, movedOn, failed }: RetryTally): string {
  const { retried, movedOn: had, notRetried } = words.history;
  const parts = [(done > 0 || movedOn + failed === 0) && retried(done), movedOn > 0 && had(movedOn)];
  return `${[...parts, failed > 0 && notRetried(failed)].filter(Boolean).join(', ')}.`;
}

function again({ post, delivery }: Stuck): Promise<void> {
  return sendAgain({ postId: post.id, delivery });
}

/** Sends many again, one after the other. */
export function useRetryAll() {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<{ through: number; all: number } | null>(null);
  const [tally, setTally] = useState<RetryTally | null>(null);

  async function retryAll(stuck: readonly Stuck[]): Promise<void> {
    if (progress !== null) return;
    setTally(null);
    setProgress({ through: 0, all: stuck.length });
    const endings = await oneByOne(stuck, again, (through) => setProgress({ through, all: stuck.length }));
    const end = tallyOf(endings);
    setProgress(null);
    setTally(end);
    announce(tallyInWords(end));
    await queryClient.invalidateQueries({ queryKey: ['posts'] });
  }

  return { retryAll, progress, tally, dismiss: () => setTally(null) };
}
