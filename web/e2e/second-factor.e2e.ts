// A second factor from the settings, and signing in with it: with the app, and with a code on paper.
import { createHmac } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { type OwnServer, startOwnServer } from './own-server';
import { ADMIN, BASE_URL, beSignedIn, expectNoViolation, open, openPage, SANDBOX_URL } from './world';

const isMock = BASE_URL === SANDBOX_URL;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** What an authenticator app makes of the key: RFC 6238, with nothing of the server's. */
function digits(key: string, at: number): string {
  const bits = Array.from(key, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = (hash[19] ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;
let key = '';
let codes: string[] = [];

async function giveNameAndPassword(): Promise<void> {
  await open(page, '/sign-in', own.url);
  await page.getByLabel('Username').fill(ADMIN.username);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code from your app').waitFor();
}

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

describe.skipIf(isMock)('the second factor', () => {
  beforeAll(async () => {
    ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
    own = await startOwnServer({});
    page = await openPage(context);
    // What fades in has too little contrast for a moment.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await beSignedIn(page, own.url);
  });
  afterAll(async () => {
    await close?.();
    await own?.stop();
  });

  test('is set up with the key of its QR code, and gives ten codes for paper', async () => {
    await open(page, '/dashboard/settings?tab=security', own.url);
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    expect(await inaccessible(page)).toEqual([]);
    key = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
    await page.getByLabel('Code the app shows now').fill(digits(key, Date.now()));
    await page.getByRole('button', { name: 'Switch it on' }).click();
    await page.getByText('These codes are not shown again').waitFor();
    expect(await inaccessible(page)).toEqual([]);
    codes = (await page.getByRole('dialog').locator('code').textContent())?.split('\n') ?? [];
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes are left').waitFor();
    await page.getByText('The second factor was switched on').waitFor();
    await expectNoViolation(page);
  });

  test('lets in with a code on paper, once', async () => {
    await signOut();
    await giveNameAndPassword();
    expect(await inaccessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('Recovery code').fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await signOut();
    await giveNameAndPassword();
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('Recovery code').fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(/This code is not right/).waitFor();
  });

  test('and with the next digits of the app', async () => {
    await giveNameAndPassword();
    // Of the step that follows: those of this one may be used up, and the server takes one ahead.
    await page.getByLabel('Code from your app').fill(digits(key, Date.now() + STEP_MS));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await expectNoViolation(page);
  });
});
