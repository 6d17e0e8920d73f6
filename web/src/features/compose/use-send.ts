import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { createPost, type Later } from '@/api/calls/create-post';
import { draftsQuery } from '@/api/calls/list-drafts';
import { recentPostsQuery } from '@/api/calls/list-posts';
import { hasCode } from '@/api/problem';
import type { Post, PostList } from '@/api/types';
import { type Plan, publishLateOf, scheduledFor } from '@/lib/plan';
import { type Content, contentKeyOf, contentOf, fingerprint, writtenOf } from './content';
import { clearDraft, readDraft, writeDraft } from './draft';
import { type Outcome, outcomeOf } from './outcome';
import { workersOf } from './workers';

export interface Wish {
  accountIds: readonly string[];
  allowDuplicate: boolean;
  /** At once without one. */
  plan?: Plan;
}

const FORGIVABLE: readonly Outcome['kind'][] = ['refused', 'not_sent', 'not_uploaded'];

function laterOf(plan: Plan): Later {
  return { scheduledFor: scheduledFor(plan), timeZone: plan.zone, publishLate: publishLateOf(plan) };
}

/**
 * Sends at most one thing at a time, now or for later. `onTaken` runs when, and only when, the server has taken the post: then the
 * draft is empty.
 */
export function useSend(userId: string, onTaken: (post: Post) => void) {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const { mutateAsync } = useMutation({ mutationFn: createPost });
  // A ref, because a second click can come before React has drawn the first.
  const isBusy = useRef(false);

  async function ask({ plan }: Wish, content: Content): Promise<Post> {
    const key = contentKeyOf(userId, plan === undefined ? 'post' : 'schedule');
    try {
      const post = await mutateAsync({
        ...writtenOf(content),
        allowDuplicate: content.allowDuplicate,
        draftId: content.draftId,
        later: plan && laterOf(plan),
        idempotencyKey: key.for(fingerprint(content, plan)),
      });
      key.settle();
      return post;
    } catch (error) {
      const { kind } = outcomeOf(error, content);
      if (kind === 'refused' || kind === 'on_hold') key.settle();
      throw error;
    }
  }

  async function sendHeld(wish: Wish): Promise<Outcome> {
    const { saver, uploader } = workersOf(userId, queryClient);
    const content = contentOf(readDraft(userId), wish.accountIds, wish.allowDuplicate);
    try {
      const post = await ask(wish, content);
      clearDraft(userId);
      queryClient.setQueryData<PostList>(recentPostsQuery.queryKey, (list) => withPost(list, post));
      onTaken(post);
      return { kind: 'taken', post };
    } catch (error) {
      if (hasCode(error, 'draft_gone')) saver.miss();
      const end = outcomeOf(error, content);
      const isKept = end.kind === 'on_hold' || (end.kind === 'refused' && end.isKept);
      if (isKept) {
        // The draft has become that post, and its images went with it.
        writeDraft(userId, { saved: null, isWritten: true });
        uploader.bringAgain();
      }
      return end;
    }
  }

  async function start(wish: Wish): Promise<Outcome> {
    const { saver, uploader } = workersOf(userId, queryClient);
    await uploader.settled();
    const isAllThere = readDraft(userId).images.every(({ upload }) => upload.state === 'kept');
    if (!isAllThere) return { kind: 'not_uploaded' };
    await saver.hold();
    try {
      return await sendHeld(wish);
    } finally {
      saver.release();
    }
  }

  async function send(wish: Wish): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setOutcome({ kind: 'sending' });
    try {
      setOutcome(await start(wish));
    } finally {
      isBusy.current = false;
    }
    void queryClient.invalidateQueries({ queryKey: ['posts'] });
    void queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey });
  }

  const dismiss = useCallback(() => setOutcome({ kind: 'none' }), []);
  /** What was refused is no news once something is changed; what we do not know stays unknown. */
  const forgive = useCallback(
    () => setOutcome((last) => (FORGIVABLE.includes(last.kind) ? { kind: 'none' } : last)),
    [],
  );
  /** What another way of sending came to, told in the same place. */
  const tell = setOutcome;
  return { outcome, send, dismiss, forgive, tell };
}

function withPost(list: PostList | undefined, post: Post): PostList | undefined {
  if (list === undefined) return undefined;
  return { ...list, items: [post, ...list.items.filter((other) => other.id !== post.id)].slice(0, 10) };
}
