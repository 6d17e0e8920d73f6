import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { recentPostsQuery } from '@/api/calls/list-posts';
import { scheduleXPost } from '@/api/calls/schedule-x-post';
import type { Post, PostList } from '@/api/types';
import { type Plan, publishLateOf, scheduledFor } from '@/lib/plan';
import { type Content, contentKeyOf, fingerprint } from './content-key';
import { type Outcome, outcomeOf, withPost } from './use-post-now';

/** Schedules at most one thing at a time. `onScheduled` runs when, and only when, the server has taken the post. */
export function useSchedule(userId: string, onScheduled: (post: Post) => void) {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const { mutateAsync } = useMutation({ mutationFn: scheduleXPost });
  const isBusy = useRef(false);

  async function send(content: Content, plan: Plan): Promise<Outcome> {
    const contentKey = contentKeyOf(userId, 'schedule');
    try {
      const post = await mutateAsync({
        ...content,
        scheduledFor: scheduledFor(plan),
        timeZone: plan.zone,
        publishLate: publishLateOf(plan),
        idempotencyKey: contentKey.for(fingerprint(content, plan)),
      });
      contentKey.settle();
      queryClient.setQueryData<PostList>(recentPostsQuery.queryKey, (list) => withPost(list, post));
      onScheduled(post);
      return { kind: 'none' };
    } catch (error) {
      const end = outcomeOf(error, content);
      if (end.kind === 'refused' || end.kind === 'on_hold') contentKey.settle();
      return end;
    }
  }

  async function schedule(content: Content, plan: Plan): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setOutcome({ kind: 'sending' });
    try {
      setOutcome(await send(content, plan));
    } finally {
      isBusy.current = false;
    }
    void queryClient.invalidateQueries({ queryKey: ['posts'] });
  }

  /** What was refused is no news once something is changed; what we do not know stays unknown. */
  const forgive = useCallback(
    () => setOutcome((last) => (last.kind === 'refused' || last.kind === 'not_sent' ? { kind: 'none' } : last)),
    [],
  );
  return { outcome, schedule, forgive };
}
