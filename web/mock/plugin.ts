// For `--mode mock`: the pretend server behind the dev and the preview server, with the policy the real one sends.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getResponse } from 'msw';
import type { Connect, Plugin } from 'vite';
import { withImageStep } from '../src/testing/account-samples.ts';
import { handlersFor } from '../src/testing/handlers.ts';
import { anAccount, anImageGrant } from '../src/testing/samples.ts';
import { aWorld, SCENES, type Scene } from '../src/testing/world.ts';
import { consentPage, imageConsentPage, postPage } from './pretend-x.ts';

export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

async function toRequest(message: IncomingMessage): Promise<Request> {
  const url = new URL(message.url ?? '/', `http://${message.headers.host}`);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const method = message.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
}

async function send(response: Response, to: ServerResponse): Promise<void> {
  to.statusCode = response.status;
  response.headers.forEach((value, name) => {
    to.setHeader(name, value);
  });
  to.end(Buffer.from(await response.arrayBuffer()));
}

function html(body: string): Response {
  return new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}

const READ_ONLY = { state: 'refused', reason: 'read_only' } as const;
const LOOK_EVERY_MS = 500;

/** The stream of changes: the pretend server looks at what it keeps, and says so when that is not what it was. */
function stream(to: ServerResponse, look: () => string): void {
  to.setHeader('Content-Type', 'text/event-stream');
  to.write('event: hello\ndata: {}\n\n');
  let seen = look();
  const timer = setInterval(() => {
    const now = look();
    if (now !== seen) to.write('event: resync\ndata: {}\n\n');
    seen = now;
  }, LOOK_EVERY_MS);
  to.on('close', () => clearInterval(timer));
}

interface PretendServer {
  answer: (request: Request) => Promise<Response | undefined>;
  look: () => string;
}

/** One world for each server: what one page does, the next one sees. `/__scene/busy` begins a new one. */
function pretendServer(): PretendServer {
  let world = aWorld('fresh');
  let handlers = handlersFor(world);

  function callback(query: URLSearchParams): Response {
    if (query.has('error')) return seeOther('/dashboard/settings?connect_error=access_denied&platform=x');
    const needsGrant = world.platforms.some(({ image_sending }) => image_sending === 'needs_image_grant');
    const account = needsGrant ? withImageStep('missing') : anAccount({ profile_url: '/ada_writes' });
    world.accounts = [{ ...account, connected_at: new Date().toISOString() }];
    // What waited for it goes on.
    for (const post of world.posts) {
      for (const delivery of post.deliveries) {
        if (delivery.state === 'held') Object.assign(delivery, { state: 'scheduled', reason: null, detail: null });
      }
    }
    return seeOther('/dashboard/settings?connected=x');
  }

  /** The address of the second step's return; `read_only` is for trying that ending by hand. */
  function imageCallback(query: URLSearchParams): Response {
    const failed = query.has('denied') ? 'access_denied' : query.get('problem');
    if (failed === 'access_denied') return seeOther('/dashboard/settings?platform=x&image_grant_error=access_denied');
    for (const account of world.accounts) {
      account.image_grant = failed === null ? anImageGrant({ state: 'active' }) : anImageGrant(READ_ONLY);
      if (failed === null) account.can = [...account.can, 'post_images'];
    }
    if (failed !== null) return seeOther(`/dashboard/settings?platform=x&image_grant_error=${failed}`);
    return seeOther('/dashboard/settings?image_grant=x');
  }

  async function post(pathname: string): Promise<Response | undefined> {
    const [, user, status, id] = pathname.split('/');
    if (user !== 'ada_writes' || status !== 'status') return undefined;
    const found = world.posts.find((one) => one.id === id);
    if (found === undefined) return undefined;
    return html(
      await postPage(
        found,
        found.images.map(({ id }) => world.media.get(id)),
      ),
    );
  }

  /** What was posted, in the words of the sandbox's own ledger. */
  function ledger(): Response {
    const posts = world.posts.map(({ text, images }) => {
      return { text, media: images.map(({ id, alt_text, media_type }) => ({ id, alt_text, type: media_type })) };
    });
    return Response.json({ posts: posts.reverse() });
  }

  function begin(scene: Scene): Response {
    world = aWorld(scene);
    handlers = handlersFor(world);
    return new Response(scene);
  }

  async function answer(request: Request): Promise<Response | undefined> {
    const { pathname, searchParams } = new URL(request.url);
    const scene = SCENES.find((one): one is Scene => pathname === `/__scene/${one}`);
    if (scene !== undefined) return begin(scene);
    if (pathname === '/__ledger') return ledger();
    if (pathname === '/api/x/callback') return callback(searchParams);
    if (pathname === '/i/oauth2/authorize') return html(consentPage());
    if (pathname === '/api/x/oauth1/callback') return imageCallback(searchParams);
    if (pathname === '/oauth/authorize') return html(imageConsentPage());
    if (!pathname.startsWith('/api/')) return post(pathname);
    return (await getResponse(handlers, request)) ?? new Response('{}', { status: 404 });
  }

  return { answer, look: () => JSON.stringify([world.posts, world.accounts, world.notifications]) };
}

function middleware(policy: string | null): Connect.NextHandleFunction {
  const { answer, look } = pretendServer();
  return (message, response, next) => {
    if (policy !== null) response.setHeader('Content-Security-Policy', policy);
    // Only what the pretend server answers may be read: a body can be read once.
    if (!/^\/(api|__|i\/|oauth\/|ada_writes)/.test(message.url ?? '')) return next();
    if (message.url === '/api/events') return stream(response, look);
    if (!message.url?.startsWith('/api/')) response.removeHeader('Content-Security-Policy');
    toRequest(message)
      .then(answer)
      .then((found) => (found === undefined ? next() : send(found, response)))
      .catch(next);
  };
}

export function mockApi(): Plugin {
  return {
    name: 'pillarbox:mock-api',
    configureServer: (server) => {
      server.middlewares.use(middleware(null));
    },
    // The built page is served as strictly as the real server serves it.
    configurePreviewServer: (server) => {
      server.middlewares.use(middleware(POLICY));
    },
  };
}
