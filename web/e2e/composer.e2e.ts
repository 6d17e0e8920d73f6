// The composer: two accounts with a text of their own each, a draft in two windows, and the key that leads there.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { control, type OwnServer, startOwnServer } from './own-server';
import { picture } from './picture.mjs';
import {
  acceptedPost,
  addImages,
  BASE_URL,
  beConnected,
  expectNoViolation,
  freshText,
  goToSettings,
  open,
  openPage,
  SANDBOX_URL,
} from './world';

const isMock = BASE_URL === SANDBOX_URL;
const MILL = { name: 'mill.png', mimeType: 'image/png', buffer: picture() };

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;

const text = (on = page) => on.getByLabel('Post text');
const saved = (on = page) => on.getByText('Saved as a draft').waitFor();
const account = (name: string) => page.getByRole('checkbox', { name: `@${name} on X` });

async function expectWell(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(page)).toEqual([]);
  }
  await expectNoViolation(page);
}

async function goToComposer(): Promise<void> {
  await page.getByRole('link', { name: 'Write' }).click();
  await page.getByRole('heading', { level: 1, name: 'Write a post' }).waitFor();
  await text().waitFor();
}

describe.skipIf(isMock)('the composer', () => {
  beforeAll(async () => {
    ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
    own = await startOwnServer({});
    page = await openPage(context);
    await beConnected(page, own.url, own.sandboxUrl);
    await goToSettings(page);
    await page.getByRole('button', { name: 'Connect another account' }).click();
    await page.getByRole('radio', { name: /linus_sandbox/ }).check();
    await page.getByRole('button', { name: 'Authorize app' }).click();
    await page.getByText('X is connected').waitFor();
  });
  afterAll(async () => {
    await close?.();
    await own?.stop();
  });

  test('is reached by a key, and gives each account its text; what became of it stands there for each', async () => {
    await open(page, '/dashboard/history', own.url);
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await page.keyboard.press('c');
    await page.getByRole('heading', { level: 1, name: 'Write a post' }).waitFor();
    const [shared, other] = [freshText('For everybody, by @ada_sandbox'), freshText('For these alone')];
    await text().waitFor();
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Post text');
    await page.keyboard.type(shared);
    await account('ada_sandbox').check({ force: true });
    await account('linus_sandbox').check({ force: true });
    await page.getByRole('tab', { name: '@linus_sandbox' }).click();
    const theirs = page.getByLabel('Text for @linus_sandbox');
    await theirs.fill('word '.repeat(60));
    await page.getByRole('tab', { name: '@linus_sandbox' }).getByText('1 problem').waitFor();
    await page.locator('button[aria-disabled=true]', { hasText: 'Post to 2 accounts' }).waitFor();
    await expectWell();
    await theirs.fill(other);
    await page.getByRole('tab', { name: 'All accounts' }).click();
    await addImages(page, MILL);
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.locator('[data-kind=mention]').getByText('@ada_sandbox').waitFor();
    await preview.getByRole('img', { name: 'Preview of mill.png' }).waitFor();
    await expectWell();
    await page.getByRole('button', { name: 'Post to 2 accounts' }).click();
    await page.getByText('Posted to 2 accounts').waitFor({ timeout: 30_000 });
    const results = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'View on X' }) });
    expect(await results.count()).toBe(2);
    await expectWell();
    expect(await text().inputValue()).toBe('');
    expect((await acceptedPost(shared, own.sandboxUrl))?.media).toHaveLength(1);
    expect((await acceptedPost(other, own.sandboxUrl))?.media).toHaveLength(1);
  });

  test('says for each account what became of it, when one is refused', async () => {
    await control(own.sandboxUrl, { op: 'revoke_grants', account: 'linus_sandbox' });
    const words = freshText('One arrives');
    await text().fill(words);
    await page.getByRole('button', { name: 'Post to 2 accounts' }).click();
    await page.getByText('Posted to 1 of 2 accounts').waitFor({ timeout: 30_000 });
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: `@${name}` });
    await row('ada_sandbox').getByText('Posted', { exact: true }).waitFor();
    await row('linus_sandbox').getByText('On hold').waitFor();
    await expectWell();
  });

  test('keeps a draft through a reload and in another window, with its image', async () => {
    await goToComposerAnew();
    const words = freshText('Half a thought');
    await text().fill(words);
    await addImages(page, MILL);
    await page.getByLabel('Describe the image').fill('A mill');
    await saved();
    await page.reload();
    await page.getByRole('img', { name: 'A mill' }).first().waitFor();
    expect(await text().inputValue()).toBe(words);
    const second = await context.newPage();
    await open(second, '/dashboard', own.url);
    const row = second.getByRole('listitem').filter({ hasText: words });
    await row.getByRole('link', { name: 'Edit' }).click();
    await second.getByRole('img', { name: 'A mill' }).first().waitFor();
    await text(second).fill(`${words}, from the second window`);
    await saved(second);
    await text().fill(`${words}, from the first`);
    const dialog = page.getByRole('dialog', { name: 'This draft was changed in another window' });
    await dialog.getByText(`${words}, from the second window`).waitFor();
    await dialog.getByText(`${words}, from the first`).waitFor();
    await expectWell();
    await dialog.getByRole('button', { name: 'Take the other' }).click();
    await page.waitForFunction(
      (wanted) => document.querySelector<HTMLTextAreaElement>('[data-post-text]')?.value === wanted,
      `${words}, from the second window`,
    );
    // One of the two posts it; the other window is told, and does not post it again.
    await page.getByRole('button', { name: /^Post (now|to)/ }).click();
    await page
      .getByText(/^Posted( to 1 of 2 accounts)?$/)
      .first()
      .waitFor({ timeout: 30_000 });
    await second.getByRole('button', { name: /^Post (now|to)/ }).click();
    await second.getByText('This draft is not there any more').first().waitFor();
    await second.close();
    expect((await acceptedPost(`${words}, from the second window`, own.sandboxUrl))?.media).toHaveLength(1);
  });

  async function goToComposerAnew(): Promise<void> {
    await open(page, '/dashboard/queue', own.url);
    await goToComposer();
  }
});
