import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePost } from '@/api/calls/change-post';
import { postQuery } from '@/api/calls/get-post';
import { hasCode, Refused } from '@/api/problem';
import type { Post } from '@/api/types';
import { changeOf, type Edit, rebased } from './edit';
import { noLongerSentence } from './no-longer';

/** How saving ended. */
export type EditEnd =
  | { kind: 'none' }
  | { kind: 'saving' }
  | { kind: 'refused'; refusal: Refused }
  /** Somebody else was faster; the post as it is now. */
  | { kind: 'conflict'; latest: Post }
  | { kind: 'too_late'; sentence: string }
  | { kind: 'failed'; error: unknown };

/** `onSaved` runs when what was typed is what the server has. */
export function useEdit(usualZone: string, onSaved: (post: Post) => void) {
  const queryClient = useQueryClient();
  const [end, setEnd] = useState<EditEnd>({ kind: 'none' });
  const { mutateAsync } = useMutation({
    mutationFn: ({ id, ...change }: { id: string } & Parameters<typeof changePost>[1]) => changePost(id, change),
  });

  async function endOf(error: unknown, edit: Edit): Promise<EditEnd> {
    const sentence = noLongerSentence(error);
    if (sentence !== undefined) return { kind: 'too_late', sentence };
    if (hasCode(error, 'version_conflict')) return conflict(edit);
    return error instanceof Refused ? { kind: 'refused', refusal: error } : { kind: 'failed', error };
  }

  async function conflict(edit: Edit): Promise<EditEnd> {
    try {
      const latest = await queryClient.fetchQuery({ ...postQuery(edit.base.id), staleTime: 0 });
      // Our own change, whose answer was lost.
      const isOurs = changeOf(rebased(edit, latest, usualZone, Date.now())) === null;
      if (isOurs) onSaved(latest);
      return isOurs ? { kind: 'none' } : { kind: 'conflict', latest };
    } catch (error) {
      return { kind: 'failed', error };
    }
  }

  async function save(edit: Edit, allowDuplicate = false): Promise<void> {
    const change = changeOf(edit);
    if (change === null) return onSaved(edit.base);
    setEnd({ kind: 'saving' });
    try {
      const post = await mutateAsync({ id: edit.base.id, ...change, allow_duplicate: allowDuplicate });
      setEnd({ kind: 'none' });
      onSaved(post);
    } catch (error) {
      setEnd(await endOf(error, edit));
    }
    void queryClient.invalidateQueries({ queryKey: ['posts'] });
  }

  /** What was refused is no news once something is changed. */
  function forgive(): void {
    setEnd((last) => (last.kind === 'refused' || last.kind === 'failed' ? { kind: 'none' } : last));
  }

  function settle(): void {
    setEnd({ kind: 'none' });
  }

  return { end, save, forgive, settle };
}
