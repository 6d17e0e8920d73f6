// Servers with other settings: one that sends no images, and one that needs a second permission for them.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { CONSUMER, control, type OwnServer, startOwnServer } from './own-server';
import { picture } from './picture.mjs';
import {
  acceptedPost,
  addImages,
  BASE_URL,
  beConnected,
  entryFor,
  expectNoViolation,
  freshText,
  goToConsent,
  goToDashboard,
  goToSettings,
  openPage,
  SANDBOX_URL,
} from './world';

/** The pretend server of the page alone has no settings. */
const isMock = BASE_URL === SANDBOX_URL;
const ACCOUNT = 'ada_sandbox';

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
  page = await openPage(context);
});
afterAll(() => close());

const text = () => page.getByLabel('Post text');
const postNow = () => page.getByRole('button', { name: 'Post now' }).first();
const MILL = { name: 'mill.png', mimeType: 'image/png', buffer: picture() };

async function expectWell(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(page)).toEqual([]);
  }
  await expectNoViolation(page);
}

/** As the browser hands over an image from the clipboard. */
async function paste(): Promise<void> {
  await text().evaluate((target) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'mill.png', { type: 'image/png' }));
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
}

async function post(words: string): Promise<void> {
  await postNow().click();
  await entryFor(page, words).getByText('Posted', { exact: true }).waitFor({ timeout: 30_000 });
}

describe.skipIf(isMock)('a server without images', () => {
  let own: OwnServer;
  beforeAll(async () => {
    own = await startOwnServer({ X_MEDIA_UPLOAD: 'off' });
    await beConnected(page, own.url, own.sandboxUrl);
  });
  afterAll(() => own?.stop());

  test('says that it takes text only, tells who pastes an image, and loses nothing', async () => {
    await page.getByText('Text only: images are switched off on this server.').waitFor();
    expect(await page.getByRole('button', { name: 'Add images' }).count()).toBe(0);
    const words = freshText('In words alone');
    await text().fill(words);
    await paste();
    await page.getByRole('alert').getByText('No image was added').waitFor();
    expect(await text().inputValue()).toBe(words);
    await expectWell();
    await post(words);
    expect((await acceptedPost(words, own.sandboxUrl))?.media).toEqual([]);
  });
});

describe.skipIf(isMock)('a server that needs a second permission for images', () => {
  let own: OwnServer;
  beforeAll(async () => {
    own = await startOwnServer({
      X_MEDIA_UPLOAD: 'oauth1',
      X_API_KEY: CONSUMER.key,
      X_API_SECRET: CONSUMER.secret,
    });
    await beConnected(page, own.url, own.sandboxUrl);
  });
  afterAll(() => own?.stop());

  const step = () => page.getByRole('region', { name: /^Images/ });
  const permission = (value: string) =>
    control(own.sandboxUrl, { op: 'app_permission', consumer_key: CONSUMER.key, permission: value });

  /** From the settings to X's second consent page. */
  async function goToSecondConsent(): Promise<void> {
    await page.getByRole('button', { name: 'Allow images' }).click();
    await page.waitForURL((url) => url.href.startsWith(`${own.sandboxUrl}/oauth/authorize`));
  }

  async function allow(): Promise<void> {
    await goToSecondConsent();
    await page.getByRole('button', { name: 'Authorize app' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  }

  test('text goes without it, and the composer leads to the settings', async () => {
    const words = freshText('Words first');
    await text().fill(words);
    await paste();
    await page.getByRole('alert').getByText('may not post images yet').waitFor();
    await expectWell();
    await post(words);
    await page.getByRole('link', { name: 'allow them in Settings' }).click();
    await step().getByText('Not allowed yet').waitFor();
  });

  test('a denial changes nothing, and can be dismissed', async () => {
    await goToSecondConsent();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('You chose not to let Pillarbox send images').waitFor();
    await step().getByText('Not allowed yet').waitFor();
    await expectWell();
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  test('a permission that may only read is refused, and says who can mend it', async () => {
    await permission('read');
    await allow();
    await page.getByRole('alert').getByText('X gave a permission that may only read').waitFor();
    await step().getByText('Not allowed', { exact: true }).waitFor();
    await step()
      .getByText(/sets the X app to “Read and write”/)
      .waitFor();
    await expectWell();
  });

  test('the same one again leads through X’s list of apps, both steps, and then images go', async () => {
    await permission('read-write');
    await allow();
    await page.getByRole('alert').getByText('X gave the same read-only permission again').waitFor();
    const list = step().getByRole('link', { name: /list of connected apps/ });
    expect(await list.getAttribute('href')).toBe('https://x.com/settings/connected_apps');
    await expectWell();

    // What the person does there.
    await control(own.sandboxUrl, { op: 'revoke_grants', account: ACCOUNT });
    await goToConsent(page, own.sandboxUrl);
    await page.getByRole('button', { name: 'Authorize app' }).click();
    await page.getByText('X is connected').waitFor();
    await allow();
    await page.getByText('Images are allowed').waitFor();
    await step().getByText('Allowed', { exact: true }).waitFor();
    await page.getByText('Post images with descriptions').waitFor();
    await expectWell();

    await goToDashboard(page);
    const words = freshText('With the second permission');
    await text().fill(words);
    await addImages(page, MILL);
    await page.getByLabel('Describe the image').fill('A warm gradient');
    await post(words);
    const media = (await acceptedPost(words, own.sandboxUrl))?.media;
    expect(media).toMatchObject([{ alt_text: 'A warm gradient', grant: 'oauth1' }]);
  });

  test('it is taken back after one question, and the composer says so', async () => {
    await goToSettings(page);
    await page.getByRole('button', { name: 'Remove image permission' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('The account stays connected.').waitFor();
    await expectWell();
    await dialog.getByRole('button', { name: 'Remove it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await step().getByText('Not allowed yet').waitFor();
    await goToDashboard(page);
    await page.getByText(`Images as @${ACCOUNT}`).waitFor();
  });
});
