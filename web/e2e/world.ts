// The running server the stories are told on, and the ways to get it into the state a story begins with.
// The runner is given BASE_URL, a fresh `--dev` server, and SANDBOX_URL, the pretend X it was pointed at.
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

export const BASE_URL = (process.env['PILLARBOX_URL'] ?? '').replace(/\/$/, '');
export const SANDBOX_URL = (process.env['PRETEND_X_URL'] ?? '').replace(/\/$/, '');
export const ADMIN = { username: 'ada', password: 'weaves algebraic patterns' };

const PATIENCE_MS = 15_000;

interface Violation {
  directive: string;
  blocked: string;
}

declare global {
  interface Window {
    violations?: Violation[];
  }
}

/** A page that remembers what its policy has refused. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations?.push({
        directive: event.effectiveDirective,
        blocked: event.blockedURI || event.sample,
      });
    });
  });
  return page;
}

export async function expectNoViolation(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.violations ?? [])).toEqual([]);
}

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(BASE_URL + path);
}

/** Signed in as the administrator, who is created when there is none yet. Ends on the dashboard. */
export async function beSignedIn(page: Page): Promise<void> {
  await open(page, '/dashboard');
  const arrived = page.getByRole('heading', { level: 1 });
  await arrived.waitFor({ state: 'attached' });
  const title = await arrived.textContent();
  if (title === 'Dashboard') return;
  await page.getByLabel('Username').fill(ADMIN.username);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  const act = title === 'Sign in' ? 'Sign in' : 'Create administrator';
  await page.getByRole('button', { name: act }).click();
  await page.waitForURL('**/dashboard');
}

export async function goToSettings(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'X' }).waitFor();
}

/** Starts at the settings; ends on X's consent page. */
export async function goToConsent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Connect X|Reconnect)$/ }).click();
  await page.waitForURL((url) => url.href.startsWith(`${SANDBOX_URL}/i/oauth2/authorize`));
}

/** Signed in with a connected X account. Ends on the dashboard, with the composer. */
export async function beConnected(page: Page): Promise<void> {
  await beSignedIn(page);
  await goToSettings(page);
  const isConnected = await page.getByRole('button', { name: 'Disconnect', exact: true }).isVisible();
  if (!isConnected) {
    await goToConsent(page);
    await page.getByRole('button', { name: 'Authorize app' }).click();
    await page.getByText('X is connected').waitFor();
  }
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
  await page.getByLabel('Post text').waitFor();
}

/** A text that no earlier run has posted: the same text twice within a day is refused. */
export function freshText(words: string): string {
  return `${words} (${Date.now().toString(36)})`;
}

export function entryFor(page: Page, text: string) {
  return page.getByRole('article').filter({ hasText: text });
}
