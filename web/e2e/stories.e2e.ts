import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { picture } from './picture.mjs';
import {
  ADMIN,
  beConnected,
  beSignedIn,
  entryFor,
  expectNoViolation,
  freshText,
  goToConsent,
  goToSettings,
  open,
  openPage,
  SANDBOX_URL,
} from './world';

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
});
afterAll(() => close());
beforeEach(async () => {
  page = await openPage(context);
});
afterEach(() => page.close());

describe('the whole story', () => {
  test('set up, connect X, post with an image, see it, open its link, disconnect', async () => {
    await open(page, '/');
    const heading = page.getByRole('heading', { level: 1, name: /Set up Pillarbox|Sign in/ });
    await heading.waitFor();
    const isFresh = (await heading.textContent()) === 'Set up Pillarbox';
    // The set-up page is seen once in a server's life, so it is looked at here and not in the walk.
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await inaccessible(page)).toEqual([]);
    }
    await page.getByLabel('Username').fill(ADMIN.username);
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: isFresh ? 'Create administrator' : 'Sign in' }).click();

    if (isFresh) {
      await page.getByRole('link', { name: 'Connect an account' }).click();
      await page.getByText('Connect your X account to post from your dashboard.').waitFor();
    } else {
      await goToSettings(page);
    }
    if (!(await page.getByRole('button', { name: 'Disconnect', exact: true }).isVisible())) {
      await goToConsent(page);
      await page.getByRole('button', { name: 'Authorize app' }).click();
      await page.getByText('X is connected').waitFor();
    }
    expect(page.url()).toContain('/dashboard/settings');
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.getByText(/Renews by itself/).waitFor();
    await page.getByText('Post images').waitFor();
    await expectNoViolation(page);

    await page.getByRole('link', { name: 'Dashboard' }).click();
    const text = freshText('A drawing of the mill');
    const altText = 'A warm gradient from red to brown';
    await page.getByLabel('Post text').fill(text);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add images' }).click(),
    ]);
    await chooser.setFiles({ name: 'mill.png', mimeType: 'image/png', buffer: picture() });
    await page.getByLabel('Describe the image').fill(altText);
    await page.getByRole('button', { name: 'Post now' }).click();

    const entry = entryFor(page, text);
    await entry.getByText('Posted', { exact: true }).waitFor({ timeout: 30_000 });
    expect(await page.getByLabel('Post text').inputValue()).toBe('');
    expect(await entry.textContent()).toContain(altText);

    const [remote] = await Promise.all([
      context.waitForEvent('page'),
      entry.getByRole('link', { name: 'View on X' }).click(),
    ]);
    await remote.waitForLoadState();
    expect(remote.url().startsWith(SANDBOX_URL)).toBe(true);
    expect(await remote.locator('body').textContent()).toContain(text);
    const widths = await remote
      .locator('img')
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
    expect(Math.max(0, ...widths)).toBeGreaterThan(1);
    await remote.close();

    await goToSettings(page);
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    const dialog = page.getByRole('alertdialog');
    expect(await dialog.textContent()).toContain('forgets its tokens');
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Disconnected', { exact: true }).waitFor();
    await expectNoViolation(page);
  });
});

describe('the denial', () => {
  test('Cancel at X comes back with a sentence that can be dismissed', async () => {
    await beSignedIn(page);
    await goToSettings(page);
    await goToConsent(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('You chose not to let Pillarbox post for you').waitFor();
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    await expectNoViolation(page);
  });
});

describe('with the keyboard alone', () => {
  test('a post is written and sent', async () => {
    await beConnected(page);
    await page.reload();
    await page.getByLabel('Post text').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    for (let turns = 0; turns < 10; turns += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').getAttribute('aria-label')) === 'Post text') break;
    }
    const text = freshText('Sent without a mouse');
    await page.keyboard.type(text);
    await page.keyboard.press('Control+Enter');
    await entryFor(page, text).getByText('Posted', { exact: true }).waitFor({ timeout: 30_000 });
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Post text');
    await expectNoViolation(page);
  });
});

describe('the session', () => {
  test('signing out leads to the sign-in page, and back to where one was', async () => {
    await beSignedIn(page);
    await page.getByRole('button', { name: /^Sign out/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await open(page, '/dashboard/settings?tab=security');
    await page.getByLabel('Username').fill(ADMIN.username);
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This device').waitFor();
    expect(new URL(page.url()).search).toBe('?tab=security');
  });
});
