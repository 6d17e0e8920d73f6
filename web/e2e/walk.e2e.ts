// Every page, in both themes and on a phone: nothing inaccessible, nothing refused by the policy, nothing wider than the screen.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { SIGNED_IN, SIGNED_OUT } from './pages';
import { beConnected, expectNoViolation, open, openPage } from './world';

async function settle(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}

const DESKTOP = { width: 1280, height: 900 };

/** Loaded once as large and once as small; what lies between is a matter of style sheets, which need no second visit. */
async function check(page: Page, path: string): Promise<void> {
  for (const size of [DESKTOP, { width: 320, height: 740 }]) {
    await page.setViewportSize(size);
    await settle(page, path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await inaccessible(page), `${path}, ${colorScheme}, ${size.width} px`).toEqual([]);
    }
    await expectNoViolation(page);
  }
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 740 });
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang, `${path} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(DESKTOP);
}

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  ({ context, close } = await openBrowser({ viewport: DESKTOP }));
  page = await openPage(context);
  await beConnected(page);
});
afterAll(() => close());

describe('signed in', () => {
  for (const path of SIGNED_IN) {
    test(`${path} is accessible, within the policy, and fits a phone`, () => check(page, path));
  }

  test('the confirmation dialog is accessible and within the policy', async () => {
    await settle(page, '/dashboard/settings');
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await page.getByRole('alertdialog').waitFor();
    expect(await inaccessible(page)).toEqual([]);
    await expectNoViolation(page);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await page.locator(':focus').textContent()).toBe('Disconnect');
  });

  test('a composer in use is accessible and within the policy', async () => {
    await settle(page, '/dashboard');
    await page.getByLabel('Post text').fill(`${'too long '.repeat(40)}`);
    await page.getByText(/^Too long by \d+: X takes 280/).waitFor();
    // The server has spoken too: the button is grey, and the cost stands below.
    await page.locator('button[aria-disabled=true]', { hasText: 'Post now' }).waitFor();
    await page.getByText(/^About \$/).click();
    expect(await inaccessible(page)).toEqual([]);
    await expectNoViolation(page);
    await page.getByLabel('Post text').fill('');
  });

  test('the dialog about a time is accessible, within the policy, and fits a phone', async () => {
    await settle(page, '/dashboard');
    await page.getByLabel('Post text').fill('For later');
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await page.getByRole('button', { name: 'Schedule…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/^Times are in/).waitFor();
      await dialog.getByLabel('If it cannot go out on time').selectOption('Send it up to some minutes late');
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
      expect(await inaccessible(page), `at ${width} px`).toEqual([]);
      await expectNoViolation(page);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await page.locator(':focus').textContent()).toBe('Schedule…');
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByLabel('Post text').fill('');
  });

  test('a chosen theme is there before the page is drawn, after a reload too', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await settle(page, '/dashboard');
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.reload({ waitUntil: 'commit' });
    await page.waitForLoadState('domcontentloaded');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await paper()).toBe(dark);
    // What is loaded still moves the foot of the page, and with it the place that is clicked.
    await settle(page, '/dashboard');
    await page.getByRole('radio', { name: 'As the system' }).check({ force: true });
  });
});

describe('signed out', () => {
  test('every page is accessible, within the policy, and fits a phone', async () => {
    await settle(page, '/dashboard');
    await page.getByRole('button', { name: /^Sign out/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    for (const path of SIGNED_OUT) await check(page, path);
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('button', { name: 'Confirm this address' }).click();
    await page.getByRole('heading', { level: 1, name: 'This link is no longer good' }).waitFor();
    expect(await inaccessible(page)).toEqual([]);
  });
});
