// Posts for later: set, changed, cancelled, and going out while one looks on.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { beConnected, entryFor, expectNoViolation, freshText, openPage, schedule } from './world';

const ZONE = 'Asia/Tokyo';

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/Berlin' }));
  page = await openPage(context);
  await beConnected(page);
  await preferNoZone();
});
afterAll(async () => {
  await preferNoZone();
  await close();
});

/** As on a fresh server. */
async function preferNoZone(): Promise<void> {
  const status = await page.evaluate(async () => {
    const body = JSON.stringify({ auto_share_blog_to_x: false, time_zone: null });
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch('/api/preferences', { method: 'PUT', headers, body })).status;
  });
  expect(status).toBe(200);
}

/** What a wall in the zone shows so many minutes from now: "2026-11-24" and "09:00". */
function onTheWall(minutes: number): { date: string; time: string } {
  const shown = new Date(Date.now() + minutes * 60_000).toLocaleString('sv', { timeZone: ZONE });
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

const dialog = () => page.getByRole('dialog');

async function setTime({ date, time }: { date: string; time: string }): Promise<void> {
  await dialog().getByLabel('Date').fill(date);
  await dialog().getByLabel('Time', { exact: true }).fill(time);
}

async function expectWell(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(page)).toEqual([]);
  }
  await expectNoViolation(page);
}

describe('a post for later', () => {
  const text = freshText('See you tomorrow');

  test('is scheduled from the composer, for a time on a wall elsewhere', async () => {
    await page.getByLabel('Post text').fill(text);
    await page.getByRole('button', { name: 'Schedule…' }).click();
    await dialog().getByText('Times are in Europe/Berlin').waitFor();
    await dialog().getByLabel('Time zone').selectOption(ZONE);
    await dialog().getByText(`Times are in ${ZONE}`).waitFor();

    await setTime(onTheWall(-60));
    await dialog()
      .getByRole('button', { name: /^Schedule for / })
      .click();
    await dialog().getByText(`This time has passed`).waitFor();
    await expectWell();

    const soon = onTheWall(3);
    await setTime(soon);
    await dialog().getByLabel('If it cannot go out on time').selectOption('Send it however late');
    await dialog()
      .getByRole('button', { name: new RegExp(`^Schedule for .*, ${soon.time} \\(`) })
      .click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('It goes out on').waitFor();
    expect(await page.getByLabel('Post text').inputValue()).toBe('');

    const entry = entryFor(page, text);
    await entry.getByText('Scheduled', { exact: true }).waitFor();
    const said = await entry.textContent();
    expect(said).toContain(soon.time);
    expect(said).toContain(`(${ZONE})`);
    expect(said).toContain('where you are');
    await expectWell();
  });

  test('is changed, and says so', async () => {
    await entryFor(page, text).getByRole('button', { name: 'Edit' }).click();
    const field = dialog().getByLabel('Text', { exact: true });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill(`${text}, and bring cake`);
    await expectWell();
    await dialog().getByRole('button', { name: 'Save changes' }).click();
    await dialog().waitFor({ state: 'detached' });
    await entryFor(page, 'and bring cake').getByText('Scheduled', { exact: true }).waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Edit');
  });

  test('that was changed in another window meanwhile is shown as it is now', async () => {
    await entryFor(page, text).getByRole('button', { name: 'Edit' }).click();
    await dialog().getByLabel('Text', { exact: true }).fill(`${text}, and bring tea`);
    const status = await page.evaluate(async () => {
      const { items } = await (await fetch('/api/posts?limit=1')).json();
      const { id, version } = items[0];
      const body = JSON.stringify({ version, publish_late: 'never', text: `${items[0].text} and forks` });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(`/api/posts/${id}`, { method: 'PATCH', headers, body })).status;
    });
    expect(status).toBe(200);
    await dialog().getByRole('button', { name: 'Save changes' }).click();
    await dialog().getByText('It was changed elsewhere meanwhile').waitFor();
    expect(await dialog().textContent()).toContain('and bring cake and forks');
    expect(await dialog().getByLabel('Text', { exact: true }).inputValue()).toContain('and bring tea');
    await expectWell();
    await dialog().getByRole('button', { name: 'Save mine over it' }).click();
    await dialog().waitFor({ state: 'detached' });
    await entryFor(page, 'and bring tea').getByText('Scheduled', { exact: true }).waitFor();
  });

  test('is cancelled after one question', async () => {
    const entry = entryFor(page, text);
    await entry.getByRole('button', { name: 'Cancel this post' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('It does not go out').waitFor();
    await question.getByRole('button', { name: 'Cancel the post' }).click();
    await entry.getByText('Cancelled', { exact: true }).waitFor();
    expect(await entry.getByRole('button', { name: 'Edit' }).count()).toBe(0);
    await expectNoViolation(page);
  });
});

describe('while one looks on', () => {
  test('a post appears and goes out without a reload, and nobody asks again and again', async () => {
    const text = freshText('On the stroke');
    expect(await schedule(page, text, 6_000)).toBe(201);
    const entry = entryFor(page, text);
    await entry.getByText('Scheduled', { exact: true }).waitFor({ timeout: 4_000 });

    let asked = 0;
    const count = (request: { url: () => string }) => {
      if (request.url().includes('/api/posts?')) asked += 1;
    };
    page.on('request', count);
    await entry.getByText('Posted', { exact: true }).waitFor({ timeout: 20_000 });
    page.off('request', count);
    expect(asked).toBeLessThanOrEqual(3);
    await entry.getByRole('link', { name: 'View on X' }).waitFor();
  });

  test('without the stream it is asked, until the stream is back', async () => {
    const [unseen, seen] = [freshText('In the dark'), freshText('In the light')];
    await page.route('**/api/events', (route) => route.abort());
    expect(await schedule(page, unseen, 8_000)).toBe(201);
    await page.reload();
    await entryFor(page, unseen).getByText('Scheduled', { exact: true }).waitFor();
    await entryFor(page, unseen).getByText('Posted', { exact: true }).waitFor({ timeout: 20_000 });

    const reopened = page.waitForResponse('**/api/events');
    await page.unroute('**/api/events');
    expect((await reopened).status()).toBe(200);
    expect(await schedule(page, seen, 3_000)).toBe(201);
    await entryFor(page, seen).getByText('Posted', { exact: true }).waitFor({ timeout: 20_000 });
  });
});

describe('the time zone that was chosen', () => {
  test('is where the next time is meant', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Preferences' }).click();
    await page.getByLabel('Times are meant in').selectOption(ZONE);
    await page.getByText(`Times are now meant in ${ZONE}.`).waitFor();
    await expectWell();
    await page.getByRole('link', { name: 'Dashboard' }).click();
    await page.getByLabel('Post text').fill(freshText('From afar'));
    await page.getByRole('button', { name: 'Schedule…' }).click();
    await dialog().getByText(`Times are in ${ZONE}`).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.locator(':focus').textContent()).toBe('Schedule…');
    await page.getByLabel('Post text').fill('');
  });
});
