// What may be posted: images, their words, and texts that are too long, up to what X has really accepted.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { picture } from './picture.mjs';
import {
  acceptedPost,
  addImages,
  BASE_URL,
  beConnected,
  entryFor,
  expectNoViolation,
  freshText,
  openPage,
  SANDBOX_URL,
} from './world';

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pillarbox-files-'));
  ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: BASE_URL });
  page = await openPage(context);
  await beConnected(page);
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await page.reload();
  await text().fill('');
});

const text = () => page.getByLabel('Post text');
const composer = () => page.getByRole('region', { name: 'Write a post' });
const postNow = () => page.getByRole('button', { name: 'Post now' }).first();
const aFile = (name: string, words = '') => ({ name, mimeType: 'image/png', buffer: picture(320, 240, words) });

async function expectWell(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(page)).toEqual([]);
  }
  await expectNoViolation(page);
}

async function untilPosted(words: string) {
  const entry = entryFor(page, words);
  await entry.getByText('Posted', { exact: true }).waitFor({ timeout: 30_000 });
  return entry;
}

describe('an image', () => {
  test('is pasted from the clipboard, and X gets it with its words', async () => {
    const [words, altText] = [freshText('Pasted'), 'A gradient, out of the clipboard'];
    await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
    }, picture().toString('base64'));
    await text().fill(words);
    await text().press('Control+v');
    await page.getByLabel('Describe the image').fill(altText);
    expect(await text().inputValue()).toBe(words);
    await expectWell();
    await postNow().click();
    await untilPosted(words);
    expect((await acceptedPost(words))?.media).toMatchObject([{ alt_text: altText, type: 'image/png' }]);
    expect(await page.getByLabel('Describe the image').count()).toBe(0);
  });

  test('is dropped onto the composer, which shows that it will take it', async () => {
    const path = join(folder, 'dropped.png');
    await writeFile(path, picture());
    const box = await composer().boundingBox();
    if (box === null) throw new Error('The composer is not there.');
    const browser = await context.newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      browser.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    await page.getByText('Drop up to four images here').waitFor();
    await expectWell();
    await drag('drop');
    await page.getByRole('img', { name: 'Preview of dropped.png' }).waitFor();
    expect(await page.getByText('Drop up to four images here').count()).toBe(0);
    const words = freshText('Dropped');
    await text().fill(words);
    await postNow().click();
    await untilPosted(words);
    expect((await acceptedPost(words))?.media).toHaveLength(1);
  });

  test('loses what no eye sees, and the history says so', async () => {
    const words = freshText('Nothing hidden');
    const secret = 'taken behind the house, 52.5 13.4';
    await text().fill(words);
    await addImages(page, aFile('mill.png', secret));
    await postNow().click();
    const entry = await untilPosted(words);
    await entry.getByText('Hidden data removed.').waitFor();
    if (SANDBOX_URL === BASE_URL) return;
    const [media] = (await acceptedPost(words))?.media ?? [];
    const bytes = Buffer.from(await (await fetch(`${SANDBOX_URL}/media/${media?.id}`)).arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.includes(secret)).toBe(false);
  });
});

describe('four images', () => {
  test('are put in order with the keyboard and go out in it; a fifth is left out with a word', async () => {
    const words = freshText('Four of them');
    await text().fill(words);
    const five = ['one', 'two', 'three', 'four', 'five'].map((name) => aFile(`${name}.png`));
    await addImages(page, ...five);
    await page.getByRole('alert').getByText('five.png').waitFor();
    expect(await page.getByRole('img', { name: /^Preview of/ }).count()).toBe(4);
    for (const [index, name] of ['one', 'two', 'three', 'four'].entries()) {
      await page.getByLabel(`Describe image ${index + 1}`).fill(`Number ${name}`);
    }
    await page.getByRole('button', { name: 'Move image 4 earlier' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Move image 2 earlier');
    await page.getByLabel('Describe image 3').fill('');
    await expectWell();
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overhang, `at ${width} px`).toBeLessThanOrEqual(0);
    }
    await postNow().click();
    await untilPosted(words);
    const accepted = await acceptedPost(words);
    const told = accepted?.media.map(({ alt_text }) => alt_text);
    expect(told).toEqual(['Number one', 'Number four', null, 'Number three']);
  });

  test('for later are shown while they wait, and are gone with the post', async () => {
    const words = freshText('Two for later');
    await text().fill(words);
    await addImages(page, aFile('one.png'), aFile('two.png'));
    await page.getByLabel('Describe image 1').fill('Number one');
    await page.getByRole('button', { name: 'Schedule…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('With two images').waitFor();
    await dialog.getByRole('button', { name: /^Schedule for / }).click();
    await dialog.waitFor({ state: 'detached' });
    const entry = entryFor(page, words);
    await entry.getByRole('img', { name: 'Number one' }).waitFor();
    const widths = await entry
      .locator('img')
      .evaluateAll((all) =>
        Promise.all(
          all.map((one) => (one as HTMLImageElement).decode().then(() => (one as HTMLImageElement).naturalWidth)),
        ),
      );
    expect(widths).toEqual([320, 320]);
    await expectWell();
    await entry.getByRole('button', { name: 'Cancel this post' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the post' }).click();
    await entry.getByText('Cancelled', { exact: true }).waitFor();
  });
});

describe('a text', () => {
  test('that is too long is marked, cannot be sent, survives a reload, and goes out once it is mended', async () => {
    const start = freshText('Long');
    const long = `${start} ${'word '.repeat(60)}the end`;
    await text().fill(long);
    await page.getByText(/^Too long by \d+: X takes 280\./).waitFor();
    await page.locator('button[aria-disabled=true]', { hasText: 'Post now' }).waitFor();
    const marked = await page.getByTestId('overflow').textContent();
    expect(long.endsWith(marked ?? 'nothing')).toBe(true);
    expect(long.length - (marked?.length ?? 0)).toBe(280);
    await expectWell();
    await text().press('Control+Enter');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Post text');
    await page.reload();
    expect(await text().inputValue()).toBe(long);
    const mended = long.slice(0, 275).trim();
    await text().fill(mended);
    await page.getByTestId('overflow').waitFor({ state: 'detached' });
    await postNow().click();
    await untilPosted(start);
    expect(await acceptedPost(mended)).toBeDefined();
    expect(await acceptedPost(long)).toBeUndefined();
  });

  test('has its mark under the very letters that are too much, in any script', async () => {
    const long = `${'👩‍🚀 '.repeat(93)}\n\nשלום עולם ${'и так далее '.repeat(4)}`;
    for (const [width, zoom] of [
      [1280, 1],
      [360, 1],
      [1280, 1.5],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((factor) => {
        document.documentElement.style.setProperty('zoom', String(factor));
      }, zoom);
      await text().fill(long);
      await page.getByTestId('overflow').waitFor();
      // The copy behind the text has the same lines at the same places, and nothing is scrolled away.
      const sizes = await text().evaluate((area) => {
        const copy = area.previousElementSibling;
        return [
          area.clientHeight,
          area.scrollHeight,
          area.scrollTop,
          copy?.clientHeight,
          copy?.clientWidth,
          area.clientWidth,
        ];
      });
      const [shown, whole, scrolled, copied, copyWidth, areaWidth] = sizes;
      expect([whole, scrolled, copied, copyWidth], `${width} px, zoom ${zoom}`).toEqual([shown, 0, shown, areaWidth]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await text().fill('');
  });

  test('with a link says what it costs and of what day the price is', async () => {
    await text().fill('Read it: example.com/notes');
    await page.getByText('About $0.20: a link makes a post dearer').click();
    await page.getByText(/Prices of 2 October 2026/).waitFor();
    await expectWell();
    await text().fill('');
  });
});
