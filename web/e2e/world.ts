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

export async function open(page: Page, path: string, base = BASE_URL): Promise<void> {
  await page.goto(base + path);
}

/** Signed in as the administrator, who is created when there is none yet. Ends on the dashboard. */
export async function beSignedIn(page: Page, base = BASE_URL): Promise<void> {
  await open(page, '/dashboard', base);
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
export async function goToConsent(page: Page, sandbox = SANDBOX_URL): Promise<void> {
  await page
    .getByRole('button', { name: /^(Connect X|Reconnect)$/ })
    .first()
    .click();
  await page.waitForURL((url) => url.href.startsWith(`${sandbox}/i/oauth2/authorize`));
}

/** Signed in with a connected X account. Ends on the dashboard, with the composer. */
export async function beConnected(page: Page, base = BASE_URL, sandbox = SANDBOX_URL): Promise<void> {
  await beSignedIn(page, base);
  await goToSettings(page);
  const isConnected = await page.getByRole('button', { name: 'Disconnect', exact: true }).isVisible();
  if (!isConnected) {
    await goToConsent(page, sandbox);
    await page.getByRole('button', { name: 'Authorize app' }).click();
    await page.getByText('X is connected').waitFor();
  }
  await goToDashboard(page);
}

export async function goToDashboard(page: Page): Promise<void> {
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

/** Asks the server directly, as the page would. */
export function schedule(page: Page, text: string, inMs: number): Promise<number> {
  return page.evaluate(
    async ([words, wait]) => {
      const body = JSON.stringify({ text: words, scheduled_for: new Date(Date.now() + wait).toISOString() });
      const headers = { 'Content-Type': 'application/json' };
      const { status } = await fetch('/api/x/schedule', { method: 'POST', headers, body });
      return status;
    },
    [text, inMs] as const,
  );
}

/** What the pretend X has really accepted of a post. */
export interface Accepted {
  text: string;
  /** `grant`: which kind of permission the upload was signed with. */
  media: { id: string; alt_text: string | null; type: string; grant: string }[];
}

export async function acceptedPosts(sandbox = SANDBOX_URL): Promise<Accepted[]> {
  const ledger = (await (await fetch(`${sandbox}/__ledger`)).json()) as { posts: Accepted[] };
  return ledger.posts;
}

export async function acceptedPost(text: string, sandbox = SANDBOX_URL): Promise<Accepted | undefined> {
  return (await acceptedPosts(sandbox)).find((post) => post.text === text);
}

export interface FileToAdd {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Through the button, as a person would. */
export async function addImages(page: Page, ...files: FileToAdd[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Add images' }).click(),
  ]);
  await chooser.setFiles(files);
}
