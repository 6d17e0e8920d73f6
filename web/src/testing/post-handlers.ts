// The pretend server's posts. What a post is answered depends on its text, so that every ending can be tried by hand:
// #slow is taken and posted later, #refuse is refused by X, #credits finds no money, #odd answers nonsense.

import { HttpResponse, type RequestHandler } from 'msw';
import type { FieldCode, ProblemCode } from '@/api/types';
import type { Delivery, Post, PostChange, PostSchedule } from '../api/types';
import { matching } from './post-filter';
import { aDelivery, anAccount, anAttempt, aPost, aScheduledPost } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import { attemptsOf, type World } from './world';
import { attached, type Written, written } from './written';

export function postHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const find = (id: unknown) => world.posts.find((post) => post.id === id);
  return [
    on(
      'post',
      '/api/posts',
      guarded(async ({ request }) => {
        const content = await written(request);
        const { draft_id } = content;
        const isDraftGone = typeof draft_id === 'string' && world.drafts.every(({ id }) => id !== draft_id);
        if (isDraftGone) return problem('draft_gone', 409, { detail: 'This draft is not there any more.' });
        return typeof content.scheduled_for === 'string' ? schedule(world, content) : publish(world, content);
      }),
    ),
    on(
      'post',
      '/api/x/retry',
      guarded(async ({ request }) => {
        const { post_id, account_id } = (await request.json()) as { post_id: string; account_id?: string };
        const post = find(post_id);
        if (post === undefined) return problem('not_found', 404);
        if (post.images.some(({ url }) => url === null)) return problem('images_gone', 409, { detail: IMAGES_GONE });
        const wanted = meantBy(post, account_id, 'can_retry');
        if ('problem' in wanted) return wanted;
        for (const delivery of wanted) {
          Object.assign(delivery, { state: 'sending', status: 'scheduled', detail: null, can_retry: false });
          delivery.due_at = new Date().toISOString();
        }
        Object.assign(post, { can_edit: false, can_cancel: false });
        settleLater(post, wanted);
        return reply(202, post);
      }),
    ),
    on(
      'post',
      '/api/x/confirm',
      guarded(async ({ request }) => {
        const { post_id, account_id, url } = (await request.json()) as {
          post_id: string;
          account_id?: string;
          url: string;
        };
        const post = find(post_id);
        if (post === undefined) return problem('not_found', 404);
        if (!url.includes('/status/')) return fieldProblem('url', 'url_invalid', 'This is no address of a post.');
        const wanted = meantBy(post, account_id, 'needs_review');
        if ('problem' in wanted) return wanted;
        settle(post, wanted);
        for (const delivery of wanted) delivery.url = url;
        return reply(200, post);
      }),
    ),
    on(
      'get',
      '/api/posts',
      guarded(({ request }) => {
        const query = new URL(request.url).searchParams;
        const limit = Number(query.get('limit') ?? 50);
        const from = Number(query.get('cursor') ?? 0);
        const posts = matching(world.posts, query);
        const next_cursor = posts.length > from + limit ? String(from + limit) : null;
        return reply(200, { items: posts.slice(from, from + limit), next_cursor });
      }),
    ),
    on(
      'get',
      '/api/posts/{id}',
      guarded(({ params }) => {
        const post = find(params['id']);
        if (post === undefined) return problem('not_found', 404);
        const attempts = attemptsOf(world, post);
        const lookups = world.lookups.get(post.id) ?? [];
        return reply(200, { ...post, deliveries: post.deliveries.map((one) => ({ ...one, attempts, lookups })) });
      }),
    ),
    on(
      'patch',
      '/api/posts/{id}',
      guarded(async ({ params, request }) => {
        const post = find(params['id']);
        if (post === undefined) return problem('not_found', 404);
        const change = (await request.json()) as PostChange;
        return untouchable(post, change.version, post.can_edit) ?? applied(post, change);
      }),
    ),
    on(
      'delete',
      '/api/posts/{id}',
      guarded(({ params, request }) => {
        const post = find(params['id']);
        if (post === undefined) return problem('not_found', 404);
        const version = Number(new URL(request.url).searchParams.get('version'));
        const refused = untouchable(post, version, post.can_cancel);
        if (refused !== null) return refused;
        for (const delivery of post.deliveries) Object.assign(delivery, { state: 'cancelled', status: 'cancelled' });
        Object.assign(post, { status: 'cancelled', can_edit: false, can_cancel: false, version: post.version + 1 });
        return reply(200, post);
      }),
    ),
  ];
}

/** The delivery to that account; without one, the only one there can be. */
function meantBy(post: Post, accountId: string | undefined, kind: 'can_retry' | 'needs_review') {
  const could = post.deliveries.filter((one) => one.can_retry || one.state === 'needs_review');
  const wanted = could.filter(({ account_id }) => accountId === undefined || account_id === accountId);
  if (wanted.length > 1) return problem('account_required', 422);
  return wanted.length === 1 ? wanted : problem(kind === 'can_retry' ? 'not_retryable' : 'not_in_review', 409);
}

function fieldProblem(field: string, code: FieldCode, detail: string) {
  return problem('invalid_fields', 422, { detail, errors: [{ field, code, detail }] });
}

function untouchable(post: Post, version: number | null | undefined, isAllowed: boolean) {
  const state = post.deliveries[0]?.state ?? null;
  if (!isAllowed) return problem('not_editable', 409, { detail: `This post is ${state}.`, state });
  if (version === post.version) return null;
  return problem('version_conflict', 409, { detail: 'This post was changed since.', version: post.version });
}

function anInstant(at: string): PostSchedule {
  return { at, time_zone: null, wall_time: null, resolution: 'exact', note: null };
}

/** Which instant a wall time is, unless the clocks change just then. */
function resolve(wall: string, zone: string): PostSchedule | null {
  if (wall.endsWith('Z')) return anInstant(wall);
  const asUtc = Date.parse(`${wall}Z`);
  const shown = new Date(asUtc).toLocaleString('sv', { timeZone: zone });
  const at = new Date(asUtc - (Date.parse(`${shown.replace(' ', 'T')}Z`) - asUtc));
  if (at.getTime() <= Date.now()) return null;
  return { at: at.toISOString(), time_zone: zone, wall_time: `${wall}:00`, resolution: 'exact', note: null };
}

const PAST = 'This time has passed: it is 2026-11-20T12:00:00Z now. Nothing was scheduled.';

function schedule(world: World, content: Written) {
  const { text } = content;
  const planned = resolve(content.scheduled_for ?? '', content.time_zone ?? 'UTC');
  if (planned === null) return fieldProblem('scheduled_for', 'time_in_past', PAST);
  if (twinOf(world, content) !== undefined) return sameText(world, content);
  if (text.includes('#odd')) throw HttpResponse.html('<h1>502 Bad Gateway</h1>', { status: 502 });
  const due = { state: 'scheduled', due_at: planned.at, next_attempt_at: planned.at, attempt_count: 0 } as const;
  const post = aScheduledPost({
    text,
    images: attached(world, content.media),
    created_at: new Date().toISOString(),
    schedule: planned,
    deliveries: deliveriesOf(world, content, { ...due, publish_late: content.publish_late ?? null }),
  });
  put(world, post, content);
  goOutAtItsTime(post);
  return reply(201, post);
}

const SOON_MS = 60_000;

/** Only what is due soon: nobody waits for more, and nothing here is changed meanwhile. */
function goOutAtItsTime(post: Post): void {
  const wait = Date.parse(post.schedule?.at ?? '') - Date.now();
  if (wait < SOON_MS) setTimeout(() => settle(post), wait);
}

function applied(post: Post, change: PostChange) {
  if (typeof change.scheduled_for === 'string') {
    const planned = resolve(change.scheduled_for, change.time_zone ?? 'UTC');
    if (planned === null) return fieldProblem('scheduled_for', 'time_in_past', PAST);
    post.schedule = planned;
    for (const delivery of post.deliveries) {
      Object.assign(delivery, { state: 'scheduled', status: 'scheduled', due_at: planned.at, detail: null });
      Object.assign(delivery, { next_attempt_at: planned.at, can_retry: false });
    }
    Object.assign(post, { status: 'scheduled', can_edit: true, can_cancel: true });
  }
  if (typeof change.text === 'string') post.text = change.text;
  for (const delivery of post.deliveries) delivery.publish_late = change.publish_late ?? delivery.publish_late;
  post.version += 1;
  return reply(200, post);
}

const IMAGES_GONE = 'The images of this post are no longer kept here.';
const SAME_TEXT = 'The same text went to this account within the last 24 hours.';

function twinOf(world: World, { text, allow_duplicate }: Written): Post | undefined {
  if (allow_duplicate === true) return undefined;
  return world.posts.find((post) => post.text === text && post.status !== 'failed');
}

function sameText(world: World, content: Written) {
  return problem('duplicate_content', 409, {
    detail: SAME_TEXT,
    errors: [{ field: 'text', code: 'same_text_within_a_day', detail: SAME_TEXT }],
    post_id: twinOf(world, content)?.id ?? null,
  });
}

function publish(world: World, content: Written) {
  const { text } = content;
  if ([...text].length > 280) {
    const detail = 'This text is longer than X allows. Shorten it.';
    return problem('invalid_fields', 422, {
      detail,
      errors: [{ field: 'text', code: 'text_too_long', detail }],
    });
  }
  if (twinOf(world, content) !== undefined) return sameText(world, content);
  if (text.includes('#odd')) throw HttpResponse.html('<h1>502 Bad Gateway</h1>', { status: 502 });
  const post = keep(world, content);
  if (text.includes('#refuse')) {
    return refuse(world, post, 'platform_rejected', 422, 'X refused this post: it has more than one cashtag.');
  }
  if (text.includes('#credits')) {
    const answer = refuse(world, post, 'insufficient_credits', 402, 'The X credits of this server are used up.');
    for (const delivery of post.deliveries) Object.assign(delivery, { state: 'held', status: 'scheduled' });
    return answer;
  }
  if (text.includes('#slow')) {
    settleLater(post);
    return reply(202, post);
  }
  settle(post);
  return reply(201, post);
}

/** One for each account; without a choice, for the only one. */
function deliveriesOf(world: World, { text, account_ids, overrides = [] }: Written, part: Partial<Delivery>) {
  const ids = account_ids ?? [world.accounts[0]?.id ?? anAccount().id];
  return ids.map((account_id) => {
    const own = overrides.find((one) => one.account_id === account_id)?.text;
    const { username } = world.accounts.find(({ id }) => id === account_id) ?? anAccount();
    return aDelivery({ account_id, username, text: own ?? text, own_text: own !== undefined, ...part });
  });
}

/** Into the history; the draft it was written as goes. */
function put(world: World, post: Post, { draft_id }: Written): void {
  world.posts.unshift(post);
  world.drafts = world.drafts.filter(({ id }) => id !== draft_id);
}

function keep(world: World, content: Written): Post {
  const now = new Date().toISOString();
  const deliveries = deliveriesOf(world, content, { state: 'sending', due_at: now });
  const images = attached(world, content.media);
  const post = aPost({ text: content.text, created_at: now, images, deliveries });
  put(world, post, content);
  return post;
}

function refuse(world: World, post: Post, code: ProblemCode, status: number, detail: string) {
  for (const delivery of post.deliveries) {
    Object.assign(delivery, { state: 'failed', status: 'failed', reason: code, detail, can_retry: true });
  }
  post.status = 'failed';
  world.attempts.set(post.id, [anAttempt({ outcome: 'rejected', http_status: 403, code, detail })]);
  return problem(code, status, { detail, post_id: post.id });
}

function settle(post: Post, deliveries = post.deliveries): void {
  Object.assign(post, { status: 'posted', can_edit: false, can_cancel: false });
  for (const image of post.images) image.url = null;
  for (const delivery of deliveries) {
    Object.assign(delivery, {
      state: 'posted',
      status: 'posted',
      posted_at: new Date().toISOString(),
      remote_id: post.id,
      url: `/ada_writes/status/${post.id}`,
    });
  }
}

function settleLater(post: Post, deliveries = post.deliveries): void {
  setTimeout(() => settle(post, deliveries), 5000);
}
