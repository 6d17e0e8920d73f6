// The pretend server's routes. What a post is answered depends on its text, so that every ending can be tried by hand:
// #slow is taken and posted later, #refuse is refused by X, #credits finds no money, #odd answers nonsense.
import { HttpResponse, type RequestHandler } from 'msw';
import type { Post, SessionView } from '../api/types';
import { aDelivery, ahead, anAccount, anAttempt, aPost, aUser, nextId } from './samples';
import { type Call, on, problem, reply } from './typed-http';
import { attemptsOf, type World } from './world';

const PASSWORD_MIN = 15;

interface Written {
  text: string;
  account_id?: string | null;
  allow_duplicate?: boolean;
  image: Blob | null;
  alt_text: string | null;
}

async function written(request: Request): Promise<Written> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    return { image: null, alt_text: null, ...((await request.json()) as { text: string }) };
  }
  const form = await request.formData();
  const alt = form.get('alt_text');
  return {
    text: String(form.get('text') ?? ''),
    account_id: String(form.get('account_id')),
    allow_duplicate: form.get('allow_duplicate') === 'true',
    image: form.get('image') as Blob | null,
    alt_text: typeof alt === 'string' ? alt : null,
  };
}

export function handlersFor(world: World): RequestHandler[] {
  /** Nobody, or somebody whose session has ended, is told so. */
  const guarded =
    <T>(reply: (call: Call) => T) =>
    (call: Call) => {
      if (world.session.user && !world.isSessionLost) return reply(call);
      return problem('session_required', 401, { detail: 'Sign in first.' });
    };

  function enter(username: string): SessionView {
    world.isSessionLost = false;
    world.session = { ...world.session, setup_required: false, user: aUser({ username }) };
    return world.session;
  }

  return [
    on('get', '/api/auth/session', () =>
      reply(200, world.isSessionLost ? { ...world.session, user: null } : world.session),
    ),
    on('post', '/api/auth/setup', async ({ request }) => {
      const { username, password } = (await request.json()) as { username: string; password: string };
      if (password.length < PASSWORD_MIN) return weakPassword('password');
      return reply(201, enter(username));
    }),
    on('post', '/api/auth/register', async ({ request }) => {
      const { username, password } = (await request.json()) as { username: string; password: string };
      if (password.length < PASSWORD_MIN) return weakPassword('password');
      return reply(201, enter(username));
    }),
    on('post', '/api/auth/login', async ({ request }) => {
      const { username, password } = (await request.json()) as { username: string; password: string };
      if (password === 'wrong') {
        return problem('credentials_wrong', 401, { detail: 'Username or password is not right.' });
      }
      return reply(200, enter(username));
    }),
    on('post', '/api/auth/logout', () => {
      world.session = { ...world.session, user: null };
      return reply(204, undefined);
    }),
    on(
      'post',
      '/api/auth/password',
      guarded(async ({ request }) => {
        const { current_password } = (await request.json()) as { current_password: string };
        if (current_password === 'wrong') {
          return problem('invalid_fields', 422, {
            detail: 'The current password is not right.',
            errors: [{ field: 'current_password', code: 'wrong', detail: 'This is not your current password.' }],
          });
        }
        world.sessions = world.sessions.filter((session) => session.current);
        return reply(204, undefined);
      }),
    ),
    on(
      'get',
      '/api/auth/sessions',
      guarded(() => reply(200, { items: world.sessions, next_cursor: null })),
    ),
    on(
      'delete',
      '/api/auth/sessions',
      guarded(() => {
        world.sessions = world.sessions.filter((session) => session.current);
        return reply(204, undefined);
      }),
    ),
    on(
      'delete',
      '/api/auth/sessions/{id}',
      guarded(({ params }) => {
        world.sessions = world.sessions.filter((session) => session.id !== params['id']);
        return reply(204, undefined);
      }),
    ),
    on(
      'get',
      '/api/platforms',
      guarded(() => reply(200, { items: world.platforms, next_cursor: null })),
    ),
    on(
      'get',
      '/api/accounts',
      guarded(() => reply(200, { items: world.accounts, next_cursor: null })),
    ),
    on(
      'get',
      '/api/x/auth-url',
      guarded(({ request }) =>
        reply(200, { url: new URL('/i/oauth2/authorize', request.url).href, expires_at: ahead(10) }),
      ),
    ),
    on(
      'post',
      '/api/x/disconnect',
      guarded(async ({ request }) => {
        const { account_id } = (await request.json()) as { account_id: string };
        const account = world.accounts.find((one) => one.id === account_id);
        if (account === undefined) return problem('not_found', 404);
        Object.assign(account, { standing: 'disconnected', access_token_expires_at: null, can: [] });
        return reply(200, account);
      }),
    ),
    on(
      'post',
      '/api/x/post',
      guarded(async ({ request }) => publish(world, await written(request))),
    ),
    on(
      'post',
      '/api/x/retry',
      guarded(async ({ request }) => {
        const { post_id } = (await request.json()) as { post_id: string };
        const post = world.posts.find((one) => one.id === post_id);
        if (post === undefined) return problem('not_found', 404);
        for (const delivery of post.deliveries) {
          Object.assign(delivery, { state: 'sending', status: 'scheduled', detail: null, can_retry: false });
        }
        settleLater(post);
        return reply(202, post);
      }),
    ),
    on(
      'get',
      '/api/posts',
      guarded(({ request }) => {
        const limit = Number(new URL(request.url).searchParams.get('limit') ?? 50);
        return reply(200, { items: world.posts.slice(0, limit), next_cursor: null });
      }),
    ),
    on(
      'get',
      '/api/posts/{id}',
      guarded(({ params }) => {
        const post = world.posts.find((one) => one.id === params['id']);
        if (post === undefined) return problem('not_found', 404);
        const attempts = attemptsOf(world, post);
        const deliveries = post.deliveries.map((delivery) => ({ ...delivery, attempts }));
        return reply(200, { ...post, deliveries });
      }),
    ),
    on(
      'get',
      '/api/preferences',
      guarded(() => reply(200, world.preferences)),
    ),
    on(
      'put',
      '/api/preferences',
      guarded(async ({ request }) => {
        world.preferences = (await request.json()) as World['preferences'];
        return reply(200, world.preferences);
      }),
    ),
  ];
}

function weakPassword(field: string) {
  const detail = 'Use at least 15 characters.';
  return problem('invalid_fields', 422, { detail, errors: [{ field, code: 'too_short', detail }] });
}

const SAME_TEXT = 'The same text went to this account within the last 24 hours.';

function publish(world: World, content: Written) {
  const { text } = content;
  if ([...text].length > 280) {
    const detail = 'This text is longer than X allows. Shorten it.';
    return problem('invalid_fields', 422, {
      detail,
      errors: [{ field: 'text', code: 'text_too_long', detail }],
    });
  }
  const twin = world.posts.find((post) => post.text === text && post.status !== 'failed');
  if (twin !== undefined && content.allow_duplicate !== true) {
    return problem('duplicate_content', 409, {
      detail: SAME_TEXT,
      errors: [{ field: 'text', code: 'same_text_within_a_day', detail: SAME_TEXT }],
      post_id: twin.id,
    });
  }
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

function keep(world: World, { text, image, alt_text }: Written): Post {
  const now = new Date().toISOString();
  const post = aPost({
    text,
    created_at: now,
    images:
      image === null
        ? []
        : [{ id: nextId(), media_type: 'image/png', bytes: image.size, width: 640, height: 480, alt_text }],
    deliveries: [aDelivery({ state: 'sending', due_at: now, username: anAccount().username })],
  });
  world.posts.unshift(post);
  if (image !== null) world.pictures.set(post.id, image);
  return post;
}

function refuse(world: World, post: Post, code: string, status: number, detail: string) {
  for (const delivery of post.deliveries) {
    Object.assign(delivery, { state: 'failed', status: 'failed', reason: code, detail, can_retry: true });
  }
  post.status = 'failed';
  world.attempts.set(post.id, [anAttempt({ outcome: 'rejected', http_status: 403, code, detail })]);
  return problem(code, status, { detail, post_id: post.id });
}

function settle(post: Post): void {
  post.status = 'posted';
  for (const delivery of post.deliveries) {
    Object.assign(delivery, {
      state: 'posted',
      status: 'posted',
      posted_at: new Date().toISOString(),
      remote_id: post.id,
      url: `/ada_writes/status/${post.id}`,
    });
  }
}

function settleLater(post: Post): void {
  setTimeout(() => settle(post), 5000);
}
