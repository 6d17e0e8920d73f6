// One long way through everything: no page or dialog does what its policy refuses, every answer carries its headers, and nothing
// is asked of any other server.
import type { BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { type OwnServer, startOwnServer } from './own-server';
import { picture } from './picture.mjs';
import {
  addImages,
  BASE_URL,
  beConnected,
  entryFor,
  expectNoViolation,
  freshText,
  open,
  openPage,
  SANDBOX_URL,
} from './world';

const isMock = BASE_URL === SANDBOX_URL;

const EVERYWHERE: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(strict-origin-when-cross-origin|no-referrer)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
};
const PAGE_POLICY = [
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
];

const API_POLICY = ["default-src 'none'"];
const DOCS_POLICY = ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"];

interface Seen {
  what: string;
  path: string;
  status: number;
  headers: Record<string, string>;
}

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;
const seen: Promise<Seen>[] = [];
const strayed: string[] = [];
const complaints: string[] = [];

function remember(response: Response): void {
  const url = new URL(response.url());
  // A picture that the page holds itself has the page's origin, and no headers.
  if (url.protocol === 'blob:' || url.origin !== own.url) return;
  const what = `${response.request().method()} ${url.pathname} ${response.status()}`;
  seen.push(
    response.allHeaders().then((headers) => ({ what, path: url.pathname, status: response.status(), headers })),
  );
}

/** The pretend X is gone to with the whole page, and never asked from a page of ours. */
function watchOver(watched: BrowserContext): void {
  watched.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!protocol.startsWith('http') || origin === own.url) return;
    const isThere = request.isNavigationRequest() || request.frame().url().startsWith(own.sandboxUrl);
    if (origin !== own.sandboxUrl || !isThere) strayed.push(request.url());
  });
  watched.on('response', remember);
  watched.on('console', (message) => {
    if (/content security policy|trusted ?type|refused to/i.test(message.text())) complaints.push(message.text());
  });
}

async function visit(path: string): Promise<void> {
  await open(page, path, own.url);
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await expectNoViolation(page);
}

async function openAndClose(button: string, role: 'dialog' | 'alertdialog'): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole(role).waitFor();
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await page.getByRole(role).waitFor({ state: 'detached' });
}

/** What a page of ours is answered. */
function ask(path: string, init: RequestInit = {}): Promise<{ status: number; etag: string | null }> {
  return page.evaluate(
    async ([address, options]) => {
      const { status, headers } = await fetch(address, { cache: 'no-store', ...options });
      return { status, etag: headers.get('ETag') };
    },
    [path, init] as const,
  );
}

/** What the policy of this kind of answer is without. */
function missingFromPolicy(path: string, policy: string): string[] {
  const directives = policy.split(/;\s*/);
  const isDocs = path.startsWith('/api/docs');
  const isPage = path !== '/api' && !path.startsWith('/api/');
  const wanted = isPage ? PAGE_POLICY : isDocs ? DOCS_POLICY : API_POLICY;
  return wanted.filter((directive) => !directives.includes(directive));
}

function missing({ path, headers }: Seen): string[] {
  const lacks = Object.entries(EVERYWHERE)
    .filter(([name, wanted]) => !wanted.test(headers[name] ?? ''))
    .map(([name]) => name);
  lacks.push(...missingFromPolicy(path, headers['content-security-policy'] ?? ''));
  const isJson = (headers['content-type'] ?? '').includes('json');
  if (isJson && headers['cache-control'] !== 'no-store') lacks.push('no-store');
  if (path === '/api/x/callback' && headers['referrer-policy'] !== 'no-referrer') lacks.push('no-referrer');
  // The walk is over plain http.
  if (headers['strict-transport-security'] !== undefined) lacks.push('a plain http without strict-transport-security');
  return lacks;
}

describe.skipIf(isMock)('the policy', () => {
  beforeAll(async () => {
    own = await startOwnServer({});
    ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
    watchOver(context);
    page = await openPage(context);
  });
  afterAll(async () => {
    await close?.();
    await own?.stop();
  });

  test('is kept by signing in, connecting, and every page', async () => {
    await visit('/set-up');
    await beConnected(page, own.url, own.sandboxUrl);
    for (const tab of ['connections', 'preferences', 'notifications', 'keys', 'security']) {
      await visit(`/dashboard/settings?tab=${tab}`);
    }
    for (const path of [
      '/dashboard',
      '/dashboard/notifications',
      '/dashboard?post=none',
      '/no-such-page',
      '/register',
    ]) {
      await visit(path);
    }
  });

  test('is kept by a post with an image, one for later, and what became of them', async () => {
    await visit('/dashboard');
    const words = freshText('With a picture');
    await page.getByLabel('Post text').fill(words);
    await addImages(page, { name: 'mill.png', mimeType: 'image/png', buffer: picture() });
    await page.getByLabel('Describe the image').fill('The mill');
    await expectNoViolation(page);
    await openAndClose('Schedule…', 'dialog');
    await page.getByRole('button', { name: 'Post now' }).first().click();
    const entry = entryFor(page, words);
    await entry.getByText('Posted', { exact: true }).waitFor();
    await expectNoViolation(page);
    const id = await page.evaluate(async () => (await (await fetch('/api/posts')).json()).items[0].id as string);
    await visit(`/dashboard?post=${id}`);
  });

  test('is kept by the dialogs of the settings', async () => {
    await visit('/dashboard/settings');
    await openAndClose('Disconnect', 'alertdialog');
    await visit('/dashboard/settings?tab=keys');
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByLabel('Name').fill('Walk');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByRole('button', { name: 'Copy: Key' }).click();
    await expectNoViolation(page);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await openAndClose('Exchange: Walk', 'dialog');
    await openAndClose('Revoke: Walk', 'alertdialog');
  });

  test('is kept by the documentation of the API', async () => {
    await open(page, '/api/docs', own.url);
    await page.locator('.swagger-ui .opblock').first().waitFor({ timeout: 30_000 });
    await page.locator('.swagger-ui .opblock').first().click();
    await expectNoViolation(page);
  });

  test('is kept when nobody is signed in', async () => {
    await visit('/dashboard');
    await page.getByRole('button', { name: /^Sign out/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByLabel('Username').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('not this one at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await visit('/confirm-email?token=none');
    expect(await ask('/api/accounts')).toMatchObject({ status: 401 });
    expect(await ask('/api/none')).toMatchObject({ status: 404 });
    const { etag } = await ask('/favicon.svg');
    expect(await ask('/favicon.svg', { headers: { 'If-None-Match': etag ?? '' } })).toMatchObject({ status: 304 });
  });

  test('came with every answer on the way, and nobody else was asked', async () => {
    const all = await Promise.all(seen);
    const kinds = [/^GET \/dashboard 200/, /^GET \/assets\/.*js 200/, /^GET \/assets\/.*woff2 200/, /^POST .* 20/];
    const more = [
      /\/api\/events 200/,
      /\/api\/x\/callback 30/,
      /\/api\/accounts.*avatar 200/,
      / 304$/,
      / 401$/,
      / 404$/,
    ];
    for (const kind of [...kinds, ...more])
      expect(
        all.some(({ what }) => kind.test(what)),
        String(kind),
      ).toBe(true);
    const lacking = all.map((one) => ({ what: one.what, lacks: missing(one) })).filter(({ lacks }) => lacks.length > 0);
    expect(lacking).toEqual([]);
    expect(strayed).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
