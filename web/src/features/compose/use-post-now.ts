import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { recentPostsQuery } from '@/api/calls/list-posts';
import { postToX } from '@/api/calls/post-to-x';
import { NoAnswer, Refused } from '@/api/problem';
import type { Post, PostList, ProblemCode } from '@/api/types';
import { type Content, contentKeyOf, fingerprint } from './content-key';

/** How posting ended. *Not sent*, *refused* and *unknown* are three things: only `unknown` leaves the post possibly out there. */
export type Outcome =
  | { kind: 'none' }
  | { kind: 'sending' }
  | { kind: 'taken'; post: Post }
  | { kind: 'not_sent' }
  | { kind: 'refused'; refusal: Refused; content: Content }
  | { kind: 'on_hold'; refusal: Refused }
  | { kind: 'unknown' };

/** The post is kept and goes on once the reason is gone; when nothing was kept, there is no post_id. */
const HOLDS: readonly ProblemCode[] = ['insufficient_credits', 'account_needs_reauth', 'image_grant_required'];
/** The server failed, and says that it had not begun. */
const NOT_BEGUN: readonly ProblemCode[] = ['uploads_busy'];

export function outcomeOf(error: unknown, content: Content): Outcome {
  if (error instanceof NoAnswer && error.sent === 'no') return { kind: 'not_sent' };
  if (!(error instanceof Refused)) return { kind: 'unknown' };
  const { status, code, post_id } = error.problem;
  const isKept = typeof post_id === 'string';
  if (isKept && HOLDS.includes(code)) return { kind: 'on_hold', refusal: error };
  // A server that failed inside may have failed after handing the post over; one that names the kept post has not.
  const isDefinite = status < 500 || isKept || NOT_BEGUN.includes(code);
  return isDefinite ? { kind: 'refused', refusal: error, content } : { kind: 'unknown' };
}

/**
 * Posts at most one thing at a time. `onTaken` runs when, and only when, the server has taken the post: then the draft may go.
 */
export function usePostNow(userId: string, onTaken: () => void) {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const { mutateAsync } = useMutation({ mutationFn: postToX });
  // A ref, because a second click can come before React has drawn the first.
  const isBusy = useRef(false);

  async function send(content: Content): Promise<Outcome> {
    const contentKey = contentKeyOf(userId, 'post');
    try {
      const post = await mutateAsync({ ...content, idempotencyKey: contentKey.for(fingerprint(content)) });
      contentKey.settle();
      queryClient.setQueryData<PostList>(recentPostsQuery.queryKey, (list) => withPost(list, post));
      onTaken();
      return { kind: 'taken', post };
    } catch (error) {
      const end = outcomeOf(error, content);
      if (end.kind === 'refused' || end.kind === 'on_hold') contentKey.settle();
      return end;
    }
  }

  async function post(content: Content): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setOutcome({ kind: 'sending' });
    try {
      setOutcome(await send(content));
    } finally {
      isBusy.current = false;
    }
    void queryClient.invalidateQueries({ queryKey: ['posts'] });
  }

  const dismiss = useCallback(() => setOutcome({ kind: 'none' }), []);
  /** What another way of sending came to, told in the same place. */
  const tell = setOutcome;
  return { outcome, post, dismiss, tell };
}

export function withPost(list: PostList | undefined, post: Post): PostList | undefined {
  if (list === undefined) return undefined;
  return { ...list, items: [post, ...list.items.filter((other) => other.id !== post.id)].slice(0, 10) };
}
