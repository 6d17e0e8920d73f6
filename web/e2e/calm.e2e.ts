// What comes late moves nothing that is there, nothing moves for who wants no motion, and at 200 % everything is still in reach.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { faultsOfLook } from './looks';
import { type OwnServer, startOwnServer } from './own-server';
import { SIGNED_IN, SIGNED_OUT } from './pages';
import { BASE_URL, beConnected, open, openPage, SANDBOX_URL, schedule } from './world';

const isMock = BASE_URL === SANDBOX_URL;
const HOUR_MS = 3_600_000;
const ANSWER_MS = 250;
const FILE_MS = 50;
/** Half of nothing: browsers call a tenth of the window good. */
const SHIFT = 0.01;
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

declare global {
  interface Window {
    shifts?: { value: number; what: string }[];
    moving?: string[];
  }
}

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;

beforeAll(async () => {
  if (isMock) return;
  ({ context, close } = await openBrowser({ viewport: SIZES.desktop }));
  page = await openPage(context);
  own = await startOwnServer({});
  await beConnected(page, own.url, own.sandboxUrl);
  for (const hours of [1, 2, 30]) expect(await schedule(page, `In ${hours} hours`, hours * HOUR_MS)).toBe(201);
  await page.addInitScript(watch);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await beSlow();
});
afterAll(async () => {
  await close?.();
  await own?.stop();
});

/** Notes what is pushed away from where it was, and what moves by itself. */
function watch(): void {
  /** As good as none: style sheets cannot end some animations but by making them short. */
  const UNSEEN_MS = 10;
  window.shifts = [];
  window.moving = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      sources: { node: Element | null }[];
    })[]) {
      const what = entry.sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? '').join(' | ');
      window.shifts?.push({ value: entry.value, what });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  setInterval(() => {
    for (const animation of document.getAnimations()) {
      const lasts = Number(animation.effect?.getComputedTiming().activeDuration);
      if (animation.playState === 'running' && lasts > UNSEEN_MS)
        window.moving?.push(String(animation.effect?.getTiming().duration));
    }
  }, 20);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function beSlow(): Promise<void> {
  await page.route(/\/(api|assets)\//, async (route) => {
    const url = route.request().url();
    // The stream of events stays open; it is not waited for.
    if (!url.endsWith('/api/events')) await sleep(url.includes('/api/') ? ANSWER_MS : FILE_MS);
    await route.continue();
  });
}

async function settle(path: string): Promise<void> {
  await open(page, path, own.url);
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}

async function expectCalm(path: string): Promise<void> {
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await settle(path);
    const { shifts = [], moving = [] } = await page.evaluate(() => ({ shifts: window.shifts, moving: window.moving }));
    const total = shifts.reduce((sum, { value }) => sum + value, 0);
    expect(total, `${path} on a ${name}: ${JSON.stringify(shifts)}`).toBeLessThan(SHIFT);
    expect(moving, `${path} on a ${name}`).toEqual([]);
  }
}

/** What a window of 1280 × 900 shows at 200 %, of the page as it stands. */
async function expectRoomAtTwice(path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const twice = {
    width: SIZES.desktop.width / 2,
    height: SIZES.desktop.height / 2,
    deviceScaleFactor: 2,
    mobile: false,
  };
  await devtools.send('Emulation.setDeviceMetricsOverride', twice);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await page.evaluate(() => [window.innerWidth, window.devicePixelRatio])).toEqual([640, 2]);
  expect(await faultsOfLook(page, 'body'), `${path} at 200 %`).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang, `${path} at 200 %`).toBeLessThanOrEqual(0);
  await devtools.send('Emulation.clearDeviceMetricsOverride');
  await devtools.detach();
}

async function check(path: string): Promise<void> {
  await expectCalm(path);
  await expectRoomAtTwice(path);
}

describe.skipIf(isMock)('while answers are slow', () => {
  test.each(SIGNED_IN)('%s is calm, and has room at 200 %', check);

  test.each(SIGNED_OUT)('%s, signed out, is calm, and has room at 200 %', async (path) => {
    await context.clearCookies();
    await check(path);
  });
});
