// An account that X no longer accepts, until it is connected again; and one that is given up.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { control, type OwnServer, startOwnServer } from './own-server';
import {
  acceptedPosts,
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
  schedule,
} from './world';

/** The pretend server of the page alone has no X that could withdraw anything. */
const isMock = BASE_URL === SANDBOX_URL;
const ACCOUNT = 'ada_sandbox';
const HOUR_MS = 3_600_000;

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;

beforeAll(async () => {
  if (isMock) return;
  ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
  page = await openPage(context);
  own = await startOwnServer({});
  await beConnected(page, own.url, own.sandboxUrl);
});
afterAll(async () => {
  await close?.();
  await own?.stop();
});

const strip = (text: RegExp | string) => page.getByRole('status').getByText(text);
const card = () => page.getByRole('article', { name: `@${ACCOUNT}` });
const bell = (name: RegExp) => page.getByRole('banner').getByRole('link', { name });

async function expectWell(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(page)).toEqual([]);
  }
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const overhang = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overhang), `at ${width} px`).toBeLessThanOrEqual(0);
  }
  await expectNoViolation(page);
}

async function authorize(): Promise<void> {
  await page.waitForURL((url) => url.href.startsWith(`${own.sandboxUrl}/i/oauth2/authorize`));
  await page.getByRole('button', { name: 'Authorize app' }).click();
  await page.getByText('X is connected').waitFor();
}

describe.skipIf(isMock)('an account that X no longer accepts', () => {
  const text = freshText('Held, and then not');

  test('is checked and works, before', async () => {
    await goToSettings(page);
    await card().getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Works. Verified just now.').waitFor();
    await card().getByText('just now').first().waitFor();
    expect(await strip(/needs you/).count()).toBe(0);
    await goToDashboard(page);
  });

  test('holds the post that was due, and says so above the page, without a reload', async () => {
    await control(own.sandboxUrl, { op: 'revoke_grants', account: ACCOUNT });
    expect(await schedule(page, text, 3_000)).toBe(201);
    await strip('X needs you: 1 post waits.').waitFor({ timeout: 30_000 });
    await entryFor(page, text).getByText('On hold', { exact: true }).waitFor();
    await expectWell();
  });

  test('is among the notifications, which lead to it', async () => {
    await bell(/unread$/).click();
    const notification = page.getByRole('article', { name: `@${ACCOUNT} on X has to be connected again` });
    await notification.getByText('New', { exact: true }).waitFor();
    await expectWell();
    await notification.getByRole('link').click();
    await card().getByText('Needs you', { exact: true }).waitFor();
    await card().getByText('The waiting post will not go out unless you reconnect').waitFor();
    await expectWell();
  });

  test('refuses a check in words', async () => {
    await card().getByRole('button', { name: 'Check now' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('It does not work').waitFor();
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await strip(/needs you/).waitFor();
  });

  test('leads to its post from the card', async () => {
    await card()
      .getByRole('link', { name: /^(Was due|Due) / })
      .click();
    const picked = page.getByRole('region', { name: 'The post you came for' });
    await picked.getByText(text, { exact: true }).waitFor();
    await expectWell();
  });

  test('is connected again from the strip, and then the post goes out, once', async () => {
    await page.getByRole('status').getByRole('button', { name: 'Reconnect' }).click();
    await authorize();
    await card().getByText('Connected', { exact: true }).waitFor();
    await strip(/needs you/).waitFor({ state: 'detached' });
    await goToDashboard(page);
    await entryFor(page, text).getByText('Posted', { exact: true }).waitFor({ timeout: 30_000 });
    const sent = (await acceptedPosts(own.sandboxUrl)).filter((post) => post.text === text);
    expect(sent).toHaveLength(1);
    await expectWell();
  });

  test('is settled in the notifications by itself', async () => {
    await bell(/^Notifications/).click();
    // The check that was refused has told of it once more.
    const told = page.getByRole('article', { name: `@${ACCOUNT} on X has to be connected again` });
    await told.first().waitFor();
    // What was read before is shown until the list has been read again.
    await expect.poll(() => told.getByText('New', { exact: true }).count()).toBe(0);
    if (await bell(/unread$/).isVisible()) {
      await page.getByRole('button', { name: 'Mark all as read' }).click();
    }
    await bell(/^Notifications$/).waitFor();
  });
});

describe.skipIf(isMock)('an account that is disconnected', () => {
  const text = freshText('Waits for its hour');

  async function disconnect(choice: RegExp, act: string): Promise<void> {
    await goToSettings(page);
    await card().getByRole('button', { name: 'Disconnect' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('group', { name: 'One post waits for this account' }).waitFor();
    expect(await dialog.getByRole('radio', { name: 'Keep the waiting post' }).isChecked()).toBe(true);
    await dialog.getByRole('radio', { name: choice }).check();
    await expectWell();
    await dialog.getByRole('button', { name: act }).click();
    await dialog.waitFor({ state: 'detached' });
    await card().getByText('Disconnected', { exact: true }).waitFor();
  }

  test('keeps its post for who wants that, and goes on when it is connected again', async () => {
    await goToDashboard(page);
    expect(await schedule(page, text, HOUR_MS)).toBe(201);
    await entryFor(page, text).waitFor();
    await disconnect(/^Keep/, 'Disconnect');
    await expectWell();
    // It was a wish: nothing nags about it.
    expect(await strip(/needs you/).count()).toBe(0);
    await goToConsent(page, own.sandboxUrl);
    await authorize();
    await goToDashboard(page);
    await entryFor(page, text).getByText('Scheduled', { exact: true }).waitFor();
  });

  test('cancels its post for who wants that', async () => {
    await disconnect(/^Cancel/, 'Disconnect and cancel the post');
    await goToConsent(page, own.sandboxUrl);
    await authorize();
    await goToDashboard(page);
    await entryFor(page, text).getByText('Cancelled', { exact: true }).waitFor();
    expect((await acceptedPosts(own.sandboxUrl)).filter((post) => post.text === text)).toEqual([]);
  });
});

describe.skipIf(isMock)('several posts that one account is in the way of', () => {
  const several = [freshText('One of those'), freshText('Another of those')];

  /** Only at its time: late, it does not go by itself. */
  function scheduleStrictly(text: string, inMs: number): Promise<number> {
    return page.evaluate(
      async ([words, wait]) => {
        const scheduled_for = new Date(Date.now() + wait).toISOString();
        const body = JSON.stringify({ text: words, scheduled_for, publish_late: 'never' });
        const headers = { 'Content-Type': 'application/json' };
        return (await fetch('/api/x/schedule', { method: 'POST', headers, body })).status;
      },
      [text, inMs] as const,
    );
  }

  const group = (name: RegExp) => page.getByRole('region', { name });

  test('are told of once, with the one act that helps', async () => {
    await control(own.sandboxUrl, { op: 'revoke_grants', account: ACCOUNT });
    for (const text of several) expect(await scheduleStrictly(text, 3_000)).toBe(201);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'History' }).click();
    await group(/^2 posts are not out because @ada_sandbox needs you$/).waitFor({ timeout: 30_000 });
    expect(
      await group(/needs you$/)
        .getByRole('button')
        .count(),
    ).toBe(1);
    await expectWell();
  });

  test('are sent together once it is connected again, each once', { timeout: 150_000 }, async () => {
    // Up to a minute is not called late; what comes after that does not go by itself.
    await page.waitForTimeout(62_000);
    await group(/needs you$/)
      .getByRole('button', { name: 'Reconnect' })
      .click();
    await authorize();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Post these 2 now' }).click({ timeout: 30_000 });
    for (const text of several) {
      await entryFor(page, text).getByText('Posted', { exact: true }).waitFor({ timeout: 30_000 });
    }
    await group(/missed their time$/).waitFor({ state: 'detached' });
    const sent = (await acceptedPosts(own.sandboxUrl)).filter((post) => several.includes(post.text));
    expect(sent).toHaveLength(2);
    await expectWell();
  });
});
