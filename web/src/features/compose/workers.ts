// The saver and the uploader of each user: one of each while the page lives, whichever composer is on the screen.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { draftsQuery } from '@/api/calls/list-drafts';
import { onDraftChange, readDraft } from './draft';
import { Uploader } from './images/uploader';
import { Saver, type SaveState } from './saver';

/** Asks the server as a mutation, so that the end of the session is seen there too. */
export type Run = <T>(ask: () => Promise<T>) => Promise<T>;

export interface Workers {
  saver: Saver;
  uploader: Uploader;
}

const known = new WeakMap<QueryClient, Map<string, Workers>>();
const ends = new Set<() => void>();

function runOf(queryClient: QueryClient): Run {
  return (ask) => queryClient.getMutationCache().build(queryClient, { mutationFn: ask }).execute(undefined);
}

export function workersOf(userId: string, queryClient: QueryClient): Workers {
  const ofClient = known.get(queryClient) ?? new Map<string, Workers>();
  known.set(queryClient, ofClient);
  const workers = ofClient.get(userId) ?? begin(userId, queryClient);
  ofClient.set(userId, workers);
  return workers;
}

function begin(userId: string, queryClient: QueryClient): Workers {
  const run = runOf(queryClient);
  const onSaved = () => void queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey });
  const workers = { saver: new Saver(userId, run, onSaved), uploader: new Uploader(userId, run) };
  const stopListening = onDraftChange(() => {
    workers.uploader.wake();
    workers.saver.wake();
  });
  ends.add(() => {
    stopListening();
    workers.saver.forget();
  });
  return workers;
}

/** For tests: as after a reload. */
export function endWorkers(): void {
  for (const end of ends) end();
  ends.clear();
}

export function useWorkers(userId: string): Workers & { saving: SaveState } {
  const { saver, uploader } = workersOf(userId, useQueryClient());
  const saving = useSyncExternalStore(saver.subscribe, saver.read);
  useLeaving(userId, saver);
  // What could not be saved while nobody was signed in, or in a page before this one.
  useEffect(() => saver.wake(), [saver]);
  return { saver, uploader, saving };
}

/** Going to another window saves at once; closing the page with something unsaved is asked about. */
function useLeaving(userId: string, saver: Saver): void {
  useEffect(() => {
    const save = () => document.visibilityState === 'hidden' && void saver.flush(true);
    const ask = (event: BeforeUnloadEvent) => {
      const isAllThere = readDraft(userId).images.every(({ upload }) => upload.state === 'kept');
      if (isAllThere && !saver.isBehind()) return;
      void saver.flush(true);
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', save);
    window.addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', save);
      window.removeEventListener('beforeunload', ask);
    };
  }, [userId, saver]);
}
