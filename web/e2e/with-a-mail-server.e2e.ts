// A server that sends mail: an address is given, confirmed from the link, and written to.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { openMailbox } from './mailbox.mjs';
import { control, type OwnServer, startOwnServer } from './own-server';
import { ADMIN, BASE_URL, beConnected, expectNoViolation, freshText, openPage, SANDBOX_URL, schedule } from './world';

/** The pretend server of the page alone sends no mail. */
const isMock = BASE_URL === SANDBOX_URL;
const ADDRESS = 'ada@example.org';

let page: Page;
let elsewhere: Page;
let own: OwnServer;
let mailbox: Awaited<ReturnType<typeof openMailbox>>;
const browsers: { context: BrowserContext; close: () => Promise<void> }[] = [];

beforeAll(async () => {
  if (isMock) return;
  mailbox = await openMailbox();
  own = await startOwnServer({ SMTP_URL: mailbox.url, SMTP_FROM: 'Pillarbox <pillarbox@example.org>' });
  for (let turn = 0; turn < 2; turn += 1) browsers.push(await openBrowser({ viewport: { width: 1280, height: 900 } }));
  const [here, there] = browsers;
  if (here === undefined || there === undefined) throw new Error('two browsers are needed');
  page = await openPage(here.context);
  // Another device, on which nobody is signed in.
  elsewhere = await openPage(there.context);
  await beConnected(page, own.url, own.sandboxUrl);
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await own?.stop();
  await mailbox?.close();
});

async function expectWell(of: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await of.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await inaccessible(of)).toEqual([]);
  }
  await expectNoViolation(of);
}

async function letterWith(words: string): Promise<string> {
  await expect.poll(() => mailbox.letters.some((letter) => letter.includes(words)), { timeout: 30_000 }).toBe(true);
  return mailbox.letters.find((letter) => letter.includes(words)) ?? '';
}

describe.skipIf(isMock)('an address', () => {
  let link = '';

  test('is given with the password, and waits', async () => {
    await page.goto(`${own.url}/dashboard/settings?tab=notifications`);
    await page.getByText(/No address yet/).waitFor();
    await page.getByLabel('Address').fill(ADDRESS);
    await page.getByLabel('Current password', { exact: true }).fill('something else entirely');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.locator('input[aria-invalid=true]').waitFor();
    await expectWell(page);
    await page.getByLabel('Current password', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`Confirm ${ADDRESS}`).waitFor();
    await expectWell(page);
    const letter = await letterWith('/confirm-email?token=');
    link = /http:\/\/127\.0\.0\.1:\d+\/confirm-email\?token=[\w-]+/.exec(letter)?.[0] ?? '';
    expect(link.startsWith(own.url)).toBe(true);
  });

  test('is not confirmed by opening the link, and the token leaves the address', async () => {
    await elsewhere.goto(link);
    await elsewhere.getByRole('button', { name: 'Confirm this address' }).waitFor();
    expect(elsewhere.url()).toBe(`${own.url}/confirm-email`);
    await expectWell(elsewhere);
    await page.reload();
    await page.getByText(`Confirm ${ADDRESS}`).waitFor();
  });

  test('is confirmed by the button, on a device without a session', async () => {
    await elsewhere.getByRole('button', { name: 'Confirm this address' }).click();
    await elsewhere.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await elsewhere.getByText(ADDRESS).waitFor();
    await expectWell(elsewhere);
    await page.reload();
    await page.getByText(`Mail goes to ${ADDRESS}`).waitFor();
  });

  test('takes its link once', async () => {
    await elsewhere.goto(link);
    await elsewhere.getByRole('button', { name: 'Confirm this address' }).click();
    await elsewhere.getByRole('heading', { name: 'This link is no longer good' }).waitFor();
    await expectWell(elsewhere);
  });

  test('is written to when an account needs its owner', async () => {
    await control(own.sandboxUrl, { op: 'revoke_grants', account: 'ada_sandbox' });
    expect(await schedule(page, freshText('Held'), 1_000)).toBe(201);
    await letterWith('has to be connected again');
  });

  test('is removed after one question', async () => {
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
    await page.getByText(/No address yet/).waitFor();
    await expectWell(page);
  });
});
