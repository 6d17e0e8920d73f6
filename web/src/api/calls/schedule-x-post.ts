import { answer, client } from '../client';
import type { PublishLate } from '../types';
import { postForm } from './post-form';
import { type NewPost, patience } from './post-to-x';

export interface LaterPost extends NewPost {
  /** A time on the wall, without an offset: which instant that is, the server finds out. */
  scheduledFor: string;
  timeZone: string;
  /** How late it may still go out. */
  publishLate: PublishLate;
}

/** Plain JSON without an image, a form with some. */
export function scheduleXPost(post: LaterPost) {
  const { images, publishLate } = post;
  const params = { header: { 'Idempotency-Key': post.idempotencyKey } };
  const signal = AbortSignal.timeout(patience(images));
  const shared = {
    text: post.text,
    account_id: post.accountId,
    allow_duplicate: post.allowDuplicate,
    scheduled_for: post.scheduledFor,
    time_zone: post.timeZone,
  };
  if (images.length === 0) {
    const body = { ...shared, publish_late: publishLate };
    return answer(() => client.POST('/api/x/schedule', { params, body, signal }));
  }
  const body = { ...shared, publish_late: String(publishLate) };
  function bodySerializer(): FormData {
    const form = postForm(shared, images);
    form.set('scheduled_for', shared.scheduled_for);
    form.set('time_zone', shared.time_zone);
    form.set('publish_late', body.publish_late);
    return form;
  }
  return answer(() => client.POST('/api/x/schedule', { params, body, bodySerializer, signal }));
}
