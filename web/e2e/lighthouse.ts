// What Lighthouse says of three pages of the built client, served by the real server. Not one of the stories: it wants the machine to
// itself, so it has a command of its own (`npm run lighthouse`). It asks nobody outside and downloads nothing.
import lighthouse from 'lighthouse';
import { throttling } from 'lighthouse/core/config/constants.js';
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { freePort, type OwnServer, startOwnServer } from './own-server';
import { beConnected, openPage, schedule } from './world';

const LEAST = 95;
/** A machine that is busy for a moment is no worse page: the middle one of these counts. */
const RUNS = 3;
/** The browser loses a recording now and then; that is no run. */
const FAILURES = 2;
/**
 * What a phone of the lower middle reaches in Lighthouse's own measure of a machine. Lighthouse slows any machine fourfold, which is that
 * phone if the machine is a fast desktop (1750), and a much slower one if it is not, or has other things to do.
 */
const PHONE = 440;
const SLOWEST = 4;
const HOUR_MS = 3_600_000;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;
let port: number;

beforeAll(async () => {
  port = await freePort();
  ({ context, close } = await openBrowser({}, [`--remote-debugging-port=${port}`]));
  page = await openPage(context);
  own = await startOwnServer({});
  await beConnected(page, own.url, own.sandboxUrl);
  for (const hours of [1, 2, 30]) expect(await schedule(page, `In ${hours} hours`, hours * HOUR_MS)).toBe(201);
});
afterAll(async () => {
  await close?.();
  await own?.stop();
});

interface Told {
  scores: Record<string, number>;
  /** How much slower than this machine the phone was taken to be. */
  slower: number;
  /** What was not perfect. */
  wanting: string[];
}

/** Or why there is nothing to tell. */
async function tell(path: string): Promise<Told | string> {
  const machine = await page.evaluate(pageFunctions.computeBenchmarkIndex);
  const slower = Math.min(SLOWEST, Math.max(1, machine / PHONE));
  const report = await lighthouse(
    own.url + path,
    { port, onlyCategories: CATEGORIES, disableStorageReset: true, logLevel: 'error' },
    {
      extends: 'lighthouse:default',
      settings: {
        throttlingMethod: 'simulate',
        throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier: slower },
      },
    },
  ).then((result) => result?.lhr);
  if (report === undefined) return 'no report';
  if (report.runtimeError !== undefined) return report.runtimeError.message;
  // Somebody who is not signed in would be led elsewhere, and that page praised instead.
  expect(new URL(report.finalDisplayedUrl).pathname).toBe(path);
  const scores = Object.entries(report.categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]);
  const audits = Object.values(report.audits).filter(({ score }) => score !== null && score < 0.9);
  return {
    scores: Object.fromEntries(scores),
    slower,
    wanting: audits.map(({ id, displayValue = '' }) => `${id} ${displayValue}`),
  };
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

test.each(['/dashboard', '/dashboard/settings', '/sign-in'])('%s', { timeout: 180_000 }, async (path) => {
  if (path === '/sign-in') await context.clearCookies();
  const told: Told[] = [];
  const failures: string[] = [];
  while (told.length < RUNS) {
    const answer = await tell(path);
    if (typeof answer === 'string') failures.push(answer);
    else told.push(answer);
    expect(failures.length, failures.join('\n')).toBeLessThanOrEqual(FAILURES);
  }
  const lines = told.map(({ scores, slower }) => `${JSON.stringify(scores)}, slowed ${slower.toFixed(1)} times`);
  process.stdout.write(`${path}\n  ${lines.join('\n  ')}\n`);
  for (const category of CATEGORIES) {
    const scores = told.map((one) => one.scores[category] ?? 0);
    const why = told.map(({ wanting }) => wanting.join('; ')).join('\n');
    expect(middle(scores), `${category}\n${why}`).toBeGreaterThanOrEqual(LEAST);
  }
});
