// A key from the settings, used by a front end on another site: let in by the key alone, and only where the server names its origin.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { serveExample } from './example-page';
import { type OwnServer, startOwnServer } from './own-server';
import {
  acceptedPost,
  BASE_URL,
  beConnected,
  expectNoViolation,
  freshText,
  open,
  openPage,
  SANDBOX_URL,
} from './world';

/** The pretend server of the page alone is no other site's. */
const isMock = BASE_URL === SANDBOX_URL;

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let named: Awaited<ReturnType<typeof serveExample>>;
let stranger: Awaited<ReturnType<typeof serveExample>>;
let own: OwnServer;
let key = '';

async function expectWell(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(page), colorScheme).toEqual([]);
  }
  await expectNoViolation(page);
}

async function openExample(origin: string): Promise<Page> {
  const example = await openPage(context);
  await example.goto(origin);
  await example.getByLabel('Address of the server').fill(own.url);
  return example;
}

describe.skipIf(isMock)('API keys', () => {
  beforeAll(async () => {
    ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
    named = await serveExample();
    stranger = await serveExample();
    own = await startOwnServer({ CORS_ALLOWED_ORIGINS: named.origin });
    page = await openPage(context);
    await beConnected(page, own.url, own.sandboxUrl);
  });
  afterAll(async () => {
    await close?.();
    await own?.stop();
    named?.stop();
    stranger?.stop();
  });

  test('are made in the settings and seen once', async () => {
    await open(page, '/dashboard/settings?tab=keys', own.url);
    await page.getByText('No keys yet').waitFor();
    await expectWell();
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByLabel('Name').fill('Front end');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await expectWell();
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByText('This key is not shown again').waitFor();
    await expectWell();
    key = (await page.locator('code').first().textContent()) ?? '';
    expect(key).toMatch(/^pbx_\w{60,}$/);
    const command = await page.locator('code').nth(1).textContent();
    expect(command).toBe(`curl -H 'Authorization: Bearer ${key}' '${own.url}/api/posts?limit=5'`);
    await page.keyboard.press('Escape');
    await page.getByText('Copy the key first').waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('Not used yet').waitFor();
    expect(await page.content()).not.toContain(key);
  });

  test('let in a front end on another site, which posts and sees what became of it', async () => {
    const example = await openExample(named.origin);
    await example.getByLabel('API key').fill(key);
    await example.getByRole('button', { name: 'Connect' }).click();
    await example.getByText(/@ada_sandbox\): active/).waitFor();
    const text = freshText('From a front end of my own');
    await example.getByLabel('Text', { exact: true }).fill(text);
    await example.getByRole('button', { name: 'Post now' }).click();
    await example.getByRole('listitem').filter({ hasText: text }).getByText('@ada_sandbox: posted').waitFor();
    expect(await acceptedPost(text, own.sandboxUrl)).toBeDefined();
    expect(await example.evaluate(() => sessionStorage.length)).toBe(0);
    expect(await inaccessible(example)).toEqual([]);
    await expectNoViolation(example);
    await example.close();
  });

  test('that are wrong are told in the words of the server', async () => {
    const example = await openExample(named.origin);
    await example.getByLabel('API key').fill('pbx_wrong');
    await example.getByRole('button', { name: 'Connect' }).click();
    const alert = example.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/key/i);
    expect(await alert.textContent()).not.toContain('CORS_ALLOWED_ORIGINS');
    await example.close();
  });

  test('help no page whose origin the server does not name, and that page says what is missing', async () => {
    const example = await openExample(stranger.origin);
    await example.getByLabel('API key').fill(key);
    await example.getByRole('button', { name: 'Connect' }).click();
    await example.getByText(`CORS_ALLOWED_ORIGINS=${stranger.origin}`).waitFor();
    await example.close();
  });

  test('are needed: the cookie of the same browser lets no other site in, named or not', async () => {
    const session = await (await context.request.get(`${own.url}/api/accounts`)).json();
    expect(session.items).toHaveLength(1);
    const text = freshText('By a cookie alone');
    for (const { origin } of [named, stranger]) {
      const other = await openPage(context);
      await other.goto(origin);
      const outcomes = await other.evaluate(
        async ([server, words]) => {
          const send = (path: string, init: RequestInit = {}) =>
            fetch(server + path, { credentials: 'include', ...init }).then(
              ({ status }) => status,
              () => 'unreadable' as const,
            );
          const body = JSON.stringify({ text: words });
          const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
          // The last needs no preflight, so it does arrive.
          const simple = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body };
          return [await send('/api/accounts'), await send('/api/x/post', json), await send('/api/x/post', simple)];
        },
        [own.url, text] as const,
      );
      expect(
        outcomes.every((outcome) => outcome === 'unreadable' || outcome === 401),
        JSON.stringify(outcomes),
      ).toBe(true);
      await other.close();
    }
    expect(await acceptedPost(text, own.sandboxUrl)).toBeUndefined();
  });

  test('are exchanged and revoked, in dialogs that everybody can use', async () => {
    await open(page, '/dashboard/settings?tab=keys', own.url);
    await page.getByRole('button', { name: 'Exchange: Front end' }).click();
    await expectWell();
    await page.getByRole('button', { name: 'Exchange the key' }).click();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('Replaced', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Revoke: Front end' }).first().click();
    await expectWell();
    await page.getByRole('button', { name: 'Revoke it' }).click();
    await page.getByText('“Front end” is revoked.').waitFor();
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 740 });
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overhang, `at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
});
