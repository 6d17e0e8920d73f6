// An administrator invites, the invited person registers by the link, is shut out, and is let in again.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { type OwnServer, startOwnServer } from './own-server';
import { ADMIN, BASE_URL, beSignedIn, expectNoViolation, open, openPage, SANDBOX_URL } from './world';

const isMock = BASE_URL === SANDBOX_URL;
const GRACE = { username: 'grace', password: 'nanoseconds of copper wire' };

let own: OwnServer;
let admin: { context: BrowserContext; close: () => Promise<void>; page: Page };
let grace: { context: BrowserContext; close: () => Promise<void>; page: Page };
let link = '';

async function browse() {
  const { context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } });
  const page = await openPage(context);
  // What fades in has too little contrast for a moment.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return { context, close, page };
}

describe.skipIf(isMock)('whom an administrator invites', () => {
  beforeAll(async () => {
    own = await startOwnServer({ REGISTRATION: 'invite' });
    [admin, grace] = [await browse(), await browse()];
    await beSignedIn(admin.page, own.url);
  });
  afterAll(async () => {
    await Promise.all([admin?.close(), grace?.close()]);
    await own?.stop();
  });

  test('gets a link that is shown once', async () => {
    const { page } = admin;
    await open(page, '/dashboard/instance', own.url);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('For whom').fill('Grace, press team');
    expect(await inaccessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('This link is not shown again').waitFor();
    expect(await inaccessible(page)).toEqual([]);
    link = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
    expect(link).toContain(`${own.url}/register?invitation=`);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Grace, press team' }).getByText('Open').waitFor();
    await page.reload();
    await page.getByText('Grace, press team').waitFor();
    expect(await page.content()).not.toContain(link.slice(link.indexOf('=') + 1));
  });

  test('registers by it, once', async () => {
    const { page } = grace;
    await page.goto(link);
    await page.getByLabel('Username').fill(GRACE.username);
    await page.getByLabel('Password', { exact: true }).fill(GRACE.password);
    await page.getByRole('button', { name: /account/i }).click();
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await open(page, '/dashboard/instance', own.url);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();

    await admin.page.reload();
    await admin.page.getByText('grace registered').waitFor();
    await admin.page.getByRole('button', { name: 'Shut out: grace' }).waitFor();
  });

  test('is out from the next request on when he is shut out', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Shut out: grace' }).click();
    const dialog = page.getByRole('dialog', { name: 'Shut grace out?' });
    await dialog.waitFor();
    expect(await inaccessible(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Shut out' }).click();
    await page.getByText('grace is shut out.').waitFor();

    await grace.page.reload();
    await grace.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await grace.page.getByLabel('Username').fill(GRACE.username);
    await grace.page.getByLabel('Password', { exact: true }).fill(GRACE.password);
    await grace.page.getByRole('button', { name: 'Sign in' }).click();
    await grace.page.getByText('Username or password is not right.').waitFor();
  });

  test('comes in again once he may, and the last administrator stays', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Let in again: grace' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Let in again' }).click();
    await page.getByText('grace may come in again.').waitFor();
    await grace.page.getByRole('button', { name: 'Sign in' }).click();
    await grace.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();

    await page.getByRole('button', { name: 'Step down' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Step down' }).click();
    await page.getByText(/Make somebody else an administrator first/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expectNoViolation(page);
    await expectNoViolation(grace.page);
  });

  test('may administrate in the place of who has stepped down', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Make administrator: grace' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make administrator' }).click();
    await page.getByText('grace is an administrator now.').waitFor();
    await page.getByRole('button', { name: 'Step down' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Step down' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.getByRole('link', { name: 'This server' }).count()).toBe(0);

    await beSignedInAs(grace.page);
    await open(grace.page, '/dashboard/instance', own.url);
    await grace.page.getByRole('button', { name: `Shut out: ${ADMIN.username}` }).waitFor();
    await grace.page.getByRole('button', { name: 'Step down' }).waitFor();
  });
});

/** His new right ended the session he had. */
async function beSignedInAs(page: Page): Promise<void> {
  await open(page, '/sign-in', own.url);
  await page.getByLabel('Username').fill(GRACE.username);
  await page.getByLabel('Password', { exact: true }).fill(GRACE.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
}
