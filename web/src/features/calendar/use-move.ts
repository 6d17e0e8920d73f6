import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { changePost } from '@/api/calls/change-post';
import { GATHERED } from '@/api/calls/find-posts';
import type { Post } from '@/api/types';
import { announce } from '@/lib/announce';
import { instantNear, type WallTime } from '@/lib/wall-time';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { changeBack, changeTo } from './entries';
import { whenInWords } from './say';

export type MoveProblem = { kind: 'past' } | { kind: 'refused'; error: unknown; isUndo: boolean };

/** Moves a post in the calendar: at once on the screen, and back again if the server refuses. */
export function useMove(zone: string) {
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<MoveProblem | null>(null);
  const underWay = useRef(new Set<string>());

  function show(post: Post): void {
    queryClient.setQueriesData<Post[]>({ queryKey: GATHERED }, (posts) =>
      posts?.map((other) => (other.id === post.id ? post : other)),
    );
  }

  async function send(post: Post, change: Parameters<typeof changePost>[1], shownAt: string): Promise<Post | null> {
    underWay.current.add(post.id);
    setProblem(null);
    // What is on its way was read before the move, and would put the post back.
    await queryClient.cancelQueries({ queryKey: GATHERED });
    if (post.schedule !== null) show({ ...post, schedule: { ...post.schedule, at: shownAt } });
    try {
      const moved = await changePost(post.id, change);
      show(moved);
      return moved;
    } catch (error) {
      show(post);
      setProblem({ kind: 'refused', error, isUndo: false });
      return null;
    } finally {
      underWay.current.delete(post.id);
      void queryClient.invalidateQueries({ queryKey: ['posts'] });
    }
  }

  async function undo(before: Post, moved: Post, from: WallTime): Promise<void> {
    const change = { ...changeBack(before), version: moved.version, allow_duplicate: true };
    const back = await send(moved, change, before.schedule?.at ?? before.created_at);
    if (back === null) setProblem((last) => (last?.kind === 'refused' ? { ...last, isUndo: true } : last));
    else announce(words.queue.undone(whenInWords(from)));
  }

  /** `from` and `to` are on the calendar's wall. */
  async function move(post: Post, from: WallTime, to: WallTime): Promise<void> {
    if (from.date === to.date && from.time === to.time) return announce(words.queue.putBack(whenInWords(from)));
    if (underWay.current.has(post.id)) return announce(words.queue.stillMoving);
    const at = instantNear(to, zone);
    if (at <= Date.now()) return setProblem({ kind: 'past' });
    const change = { ...changeTo(post, to, zone), version: post.version, allow_duplicate: false };
    const moved = await send(post, change, new Date(at).toISOString());
    if (moved === null) return;
    // The toast is read out by itself.
    toast(words.queue.moved(whenInWords(to)), {
      label: words.queue.undo,
      run: () => void undo(post, moved, from),
    });
  }

  return { move, problem, dismiss: () => setProblem(null) };
}
