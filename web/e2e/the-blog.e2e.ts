// A blog of its own on loopback: found by its page, followed, and its next entry out at X, or first as a draft.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { type OwnServer, startOwnServer } from './own-server';
import { acceptedPosts, BASE_URL, beConnected, expectNoViolation, open, openPage, SANDBOX_URL } from './world';

const isMock = BASE_URL === SANDBOX_URL;

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;
let blog: Server;
let origin = '';
let titles = ['An old entry'];

function feed(): string {
  const items = titles.map((title) => {
    const path = title.toLowerCase().replaceAll(' ', '-');
    return `<item><title>${title}</title><link>${origin}/${path}</link><guid>${path}</guid></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Mill</title><link>${origin}/</link>${items.join('')}</channel></rss>`;
}

async function startBlog(): Promise<void> {
  blog = createServer((request, response) => {
    const isFeed = request.url === '/feed.xml';
    response.setHeader('Content-Type', isFeed ? 'application/rss+xml' : 'text/html');
    const link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">';
    response.end(isFeed ? feed() : `<!doctype html><title>The Mill</title>${link}`);
  });
  await new Promise<void>((ready) => {
    blog.listen(0, '127.0.0.1', ready);
  });
  origin = `http://127.0.0.1:${(blog.address() as AddressInfo).port}`;
}

const textsAtX = async () => (await acceptedPosts(own.sandboxUrl)).map(({ text }) => text);

describe.skipIf(isMock)('the blog', () => {
  beforeAll(async () => {
    await startBlog();
    ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
    own = await startOwnServer({}, [origin.replace('http://', '')]);
    page = await openPage(context);
    // What fades in has too little contrast for a moment.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await beConnected(page, own.url, own.sandboxUrl);
  });
  afterAll(async () => {
    await close?.();
    await own?.stop();
    blog?.close();
  });

  test('is found by the address of its page, and what it has is not shared', async () => {
    await open(page, '/dashboard/settings?tab=blog', own.url);
    await page.getByRole('switch', { name: 'Auto-share new blog posts to X' }).click();
    await page.getByLabel('Address of the blog or its feed').fill(origin);
    await page.getByRole('button', { name: 'Look for the feed' }).click();
    await page.getByText('Found “The Mill”').waitFor();
    expect(await inaccessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Follow “The Mill”' }).click();
    await page.getByText('New entries of “The Mill” are shared from now on.').first().waitFor();
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('Nothing new.').first().waitFor();
    expect(await textsAtX()).toEqual([]);
  });

  test('has its next entry out at X, once', async () => {
    titles = ['A new wheel', ...titles];
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('1 new entry became a post.').first().waitFor();
    await expect.poll(textsAtX, { timeout: 20_000 }).toEqual([`A new wheel ${origin}/a-new-wheel`]);
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('Nothing new.').first().waitFor();
    expect(await textsAtX()).toHaveLength(1);
    await expectNoViolation(page);
  });

  test('shows its entries first where its user wants that, and one press posts them', async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByLabel('Show me first').check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').first().waitFor();
    titles = ['A second wheel', ...titles];
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('Nothing new.').first().waitFor();
    await open(page, '/dashboard', own.url);
    await page.getByRole('heading', { name: 'Drafts' }).waitFor();
    expect(await textsAtX()).toHaveLength(1);
    await page.getByText('From your blog').waitFor();
    expect(await inaccessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Post now' }).last().click();
    await expect.poll(textsAtX, { timeout: 20_000 }).toContain(`A second wheel ${origin}/a-second-wheel`);
    await page.getByRole('heading', { name: 'Drafts' }).waitFor({ state: 'hidden' });
    await expectNoViolation(page);
  });

  test('is where its notice leads to, and each entry leads to what became of it', async () => {
    await open(page, '/dashboard/notifications', own.url);
    await page.getByRole('link', { name: /An entry of “The Mill” waits as a draft/ }).click();
    await page.getByRole('heading', { level: 3, name: 'The Mill' }).waitFor();
    const entry = page.getByRole('listitem').filter({ hasText: 'A new wheel' }).last();
    await entry.getByText('Shared').waitFor();
    expect(await inaccessible(page)).toEqual([]);
    await entry.getByRole('link', { name: 'Look at the post' }).click();
    await page.getByRole('article').filter({ hasText: 'A new wheel' }).getByText('Posted', { exact: true }).waitFor();
    await expectNoViolation(page);
  });

  test('is not changed by a window that shows it as it was', async () => {
    await open(page, '/dashboard/settings?tab=blog', own.url);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByLabel('At most in 24 hours').fill('5');
    await page.evaluate(async () => {
      const [feed] = (await (await fetch('/api/feeds')).json()).items;
      const headers = { 'Content-Type': 'application/json' };
      await fetch(`/api/feeds/${feed.id}`, { method: 'PATCH', headers, body: JSON.stringify({ per_day: 9 }) });
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/changed since you read it/).waitFor();
    expect(await page.getByLabel('At most in 24 hours').inputValue()).toBe('5');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').first().waitFor();
    await expectNoViolation(page);
  });
});
