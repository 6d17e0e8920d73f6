// Posts that wait, as a list and as a calendar: carried by keys and by pointer, taken back, selected and cancelled together.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { beConnected, expectNoViolation, freshText, open, openPage } from './world';

const DAY_MS = 86_400_000;

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 }, timezoneId: 'UTC' }));
  page = await openPage(context);
  await beConnected(page);
});
afterAll(async () => {
  for (const text of Object.values(texts)) await cancelled(text);
  await close();
});

const texts = {
  keys: freshText('By keys'),
  drag: freshText('By drag'),
  finger: freshText('By finger'),
  side: freshText('By the side'),
  one: freshText('One of two'),
  two: freshText('Two of two'),
};

/** A Wednesday far enough ahead that all the days about it are ahead, too. */
const wednesday = (() => {
  const day = new Date(Date.now() + 40 * DAY_MS);
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
})();

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Asks the server directly, as the page would. */
async function plan(text: string, wall: string): Promise<void> {
  const status = await page.evaluate(
    async ([words, at]) => {
      const body = JSON.stringify({ text: words, scheduled_for: at, time_zone: 'UTC' });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch('/api/x/schedule', { method: 'POST', headers, body })).status;
    },
    [text, wall] as const,
  );
  expect(status).toBe(201);
}

interface Kept {
  id: string;
  version: number;
  status: string;
  schedule: { at: string };
}

async function kept(text: string): Promise<Kept | undefined> {
  return page.evaluate(async (words) => {
    const { items } = await (await fetch(`/api/posts?text=${encodeURIComponent(words)}`)).json();
    return items[0];
  }, text);
}

async function cancelled(text: string): Promise<void> {
  const post = await kept(text);
  if (post?.status !== 'scheduled') return;
  await page.evaluate(([id, version]) => fetch(`/api/posts/${id}?version=${version}`, { method: 'DELETE' }), [
    post.id,
    post.version,
  ] as const);
}

interface Point {
  x: number;
  y: number;
}

async function middleOf(place: Locator): Promise<Point> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const chip = (text: string) => page.getByRole('link').filter({ hasText: text });
const cell = (slot: string) => page.locator(`[data-slot="${slot}"]`);
const undo = () => page.getByRole('status').getByRole('button', { name: 'Undo' });

async function expectAt(text: string, at: string): Promise<void> {
  await expect.poll(async () => (await kept(text))?.schedule.at.slice(0, 16), { timeout: 10_000 }).toBe(at);
}

async function expectWell(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(page)).toEqual([]);
  }
  await expectNoViolation(page);
}

describe('a post in the calendar', () => {
  test('is moved by keys, and taken back', async () => {
    await plan(texts.keys, `${wednesday}T09:00`);
    await open(page, `/dashboard/queue?view=month&day=${wednesday}`);
    await cell(wednesday)
      .getByRole('link', { name: /By keys/ })
      .focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await cell(dayAfter(wednesday, 1))
      .getByRole('link', { name: /By keys/ })
      .waitFor();
    await expectAt(texts.keys, `${dayAfter(wednesday, 1)}T09:00`);
    await expectWell();
    await undo().click();
    await cell(wednesday)
      .getByRole('link', { name: /By keys/ })
      .waitFor();
    await expectAt(texts.keys, `${wednesday}T09:00`);
  });

  test('is put back with Escape, and opened with Enter', async () => {
    await chip(texts.keys).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    await cell(wednesday)
      .getByRole('link', { name: /By keys/ })
      .waitFor();
    await expectAt(texts.keys, `${wednesday}T09:00`);
    await chip(texts.keys).press('Enter');
    await page.getByRole('region', { name: 'The post you came for' }).getByText(texts.keys, { exact: true }).waitFor();
  });

  test('is dragged to another hour of another day, and taken back', async () => {
    await plan(texts.drag, `${wednesday}T01:20`);
    await open(page, `/dashboard/queue?view=week&day=${wednesday}`);
    await chip(texts.drag).dragTo(cell(`${dayAfter(wednesday, 2)} 3`), { steps: 8 });
    await cell(`${dayAfter(wednesday, 2)} 3`)
      .getByRole('link', { name: /By drag/ })
      .waitFor();
    await expectAt(texts.drag, `${dayAfter(wednesday, 2)}T03:20`);
    await expectWell();
    await undo().click();
    await expectAt(texts.drag, `${wednesday}T01:20`);
  });

  test('is carried by a finger that was held on it first', async () => {
    await plan(texts.finger, `${wednesday}T02:10`);
    await open(page, `/dashboard/queue?view=week&day=${wednesday}`);
    const from = await middleOf(chip(texts.finger));
    const to = await middleOf(cell(`${dayAfter(wednesday, 1)} 4`));
    const browser = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) =>
      browser.send('Input.dispatchTouchEvent', { type, touchPoints });
    // One that moves at once scrolls, and carries nothing.
    await touch('touchStart', from);
    await touch('touchMove', to);
    await touch('touchEnd');
    await page.waitForTimeout(500);
    await expectAt(texts.finger, `${wednesday}T02:10`);

    await touch('touchStart', from);
    await page.locator('.opacity-40', { hasText: 'By finger' }).waitFor();
    for (const part of [0.3, 0.6, 1]) {
      await touch('touchMove', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    }
    await touch('touchEnd');
    await expectAt(texts.finger, `${dayAfter(wednesday, 1)}T04:10`);
    await expectNoViolation(page);
  });

  test('reaches the next week when it is held at the side', async () => {
    await plan(texts.side, `${wednesday}T03:30`);
    await open(page, `/dashboard/queue?view=week&day=${wednesday}`);
    const from = await middleOf(chip(texts.side));
    const week = (await page.locator('table').boundingBox()) ?? { x: 0, width: 0 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(week.x + week.width - 8, from.y, { steps: 6 });
    await cell(`${dayAfter(wednesday, 7)} 3`).waitFor();
    // The weeks go on while it is held, so a slow machine may be further by now; the pointer comes back to where it was.
    await page.mouse.move(from.x, from.y, { steps: 4 });
    await page.mouse.up();
    const later = [7, 14, 21, 28].map((days) => `${dayAfter(wednesday, days)}T03:30`);
    const at = async () => (await kept(texts.side))?.schedule.at.slice(0, 16);
    await expect.poll(async () => later.includes((await at()) ?? ''), { timeout: 10_000 }).toBe(true);
    await expectNoViolation(page);
  });

  test('is not dropped on what is past', async () => {
    const today = new Date().toISOString().slice(0, 10);
    await open(page, `/dashboard/queue?view=month&day=${today}`);
    await plan(texts.one, `${dayAfter(today, 1)}T12:00`);
    await page.reload();
    const first = page.locator('[data-slot]').first();
    const isPast = ((await first.getAttribute('data-slot')) ?? today) < today;
    if (!isPast) return;
    await chip(texts.one).dragTo(first, { steps: 8 });
    await page.getByText('A post cannot go out in the past.').waitFor();
    await expectAt(texts.one, `${dayAfter(today, 1)}T12:00`);
    await expectNoViolation(page);
  });
});

describe('the list', () => {
  test('moves those selected together, and takes it back', async () => {
    await plan(texts.two, `${wednesday}T15:00`);
    await open(page, '/dashboard/queue');
    const before = (await kept(texts.one))?.schedule.at ?? '';
    for (const name of [/One of two/, /Two of two/]) await page.getByRole('checkbox', { name }).check();
    await page.getByText('2 posts selected').waitFor();
    await page.getByRole('button', { name: 'Move…' }).click();
    await page.getByLabel('Days').fill('2');
    await expectWell();
    await page.getByRole('button', { name: 'Move 2 days later' }).click();
    await page.getByText('2 moved.').waitFor();
    await expectAt(texts.two, `${dayAfter(wednesday, 2)}T15:00`);
    await undo().click();
    await expectAt(texts.two, `${wednesday}T15:00`);
    await expectAt(texts.one, before.slice(0, 16));
  });

  test('cancels those selected together, after asking once', async () => {
    for (const name of [/One of two/, /Two of two/]) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Cancel…' }).click();
    await page.getByRole('alertdialog', { name: 'Cancel 2 posts?' }).waitFor();
    await expectWell();
    await page.getByRole('button', { name: 'Cancel 2 posts' }).click();
    await page.getByText('2 cancelled.').waitFor();
    expect((await kept(texts.one))?.status).toBe('cancelled');
    expect((await kept(texts.two))?.status).toBe('cancelled');
  });
});

describe('the history', () => {
  test('is found again by its text and its status', async () => {
    await open(page, '/dashboard/history');
    await page.getByLabel('Search the text').fill(texts.two);
    await page.getByText('1 post found.').waitFor();
    await page.getByLabel('Status').selectOption('Cancelled');
    await page.getByRole('article').getByText('Cancelled', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('status')).toBe('cancelled');
    await page.getByLabel('Status').selectOption('Posted');
    await page.getByText('No post like that').waitFor();
    await expectWell();
  });
});
