import { answer, client } from '../client';
import type { PublishLate } from '../types';
import { postForm } from './post-form';
import { GIVE_UP_AFTER_MS, type NewPost } from './post-to-x';

export interface LaterPost extends NewPost {
  /** A time on the wall, without an offset: which instant that is, the server finds out. */
  scheduledFor: string;
  timeZone: string;
  /** How late it may still go out. */
  publishLate: PublishLate;
}

/** Plain JSON without an image, a form with one. */
export function scheduleXPost(post: LaterPost) {
  const params = { header: { 'Idempotency-Key': post.idempotencyKey } };
  const signal = AbortSignal.timeout(GIVE_UP_AFTER_MS);
  const shared = {
    text: post.text,
    account_id: post.accountId,
    allow_duplicate: post.allowDuplicate,
    scheduled_for: post.scheduledFor,
    time_zone: post.timeZone,
  };
  const { image, publishLate } = post;
  if (image === null) {
    const body = { ...shared, publish_late: publishLate };
    return answer(() => client.POST('/api/x/schedule', { params, body, signal }));
  }
  const late = String(publishLate);
  const body = { ...shared, publish_late: late, image, alt_text: post.altText };
  function bodySerializer(): FormData {
    const form = postForm(body);
    form.set('scheduled_for', shared.scheduled_for);
    form.set('time_zone', shared.time_zone);
    form.set('publish_late', late);
    return form;
  }
  return answer(() => client.POST('/api/x/schedule', { params, body, bodySerializer, signal }));
}
