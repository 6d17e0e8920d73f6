// The page in German: chosen in the settings, then every page looked at for English that was left standing, and for its width, because
// German words are long.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import de from '@/words/de';
import en from '@/words/en';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { type OwnServer, startOwnServer } from './own-server';
import { SIGNED_IN, SIGNED_OUT } from './pages';
import { ADMIN, BASE_URL, beConnected, expectNoViolation, open, openPage, SANDBOX_URL, schedule } from './world';

const isMock = BASE_URL === SANDBOX_URL;

/** Places are called as the zones are. */
const NOT_LOOKED_AT = '[lang="en"], code, pre, script, style, noscript, optgroup';

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

const inGerman = new Set(leavesOf(de));
const ENGLISH = new Set(leavesOf(en).filter((text) => !inGerman.has(text)));
/** Words that no German sentence has: they find what was put together from parts, too. */
const ENGLISH_WORD = /\b(the|your|you|it|is|are|not|and|of|with|this|that|has|have|to|for)\b/i;

/** What is seen and what is read out: texts, names and hints. */
function spokenOn(page: Page): Promise<string[]> {
  return page.evaluate((left) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (node.parentElement?.closest(left) === null) found.push(node.textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest(left) !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
    }
    return [document.title, ...found].filter((text) => text !== '');
  }, NOT_LOOKED_AT);
}

async function englishOn(page: Page): Promise<string[]> {
  const spoken = await spokenOn(page);
  expect(spoken.length).toBeGreaterThan(3);
  // What is quoted is as it stands on a page of X.
  return spoken.filter((text) => ENGLISH.has(text) || ENGLISH_WORD.test(text.replaceAll(/„[^“]*“/g, '')));
}

let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;
let own: OwnServer;

async function settle(path: string): Promise<void> {
  await open(page, path, own.url);
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}

async function look(path: string): Promise<void> {
  await settle(path);
  expect(await englishOn(page), path).toEqual([]);
  expect(await inaccessible(page), path).toEqual([]);
  await expectNoViolation(page);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 740 });
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang, `${path} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe.skipIf(isMock)('the page in German', () => {
  beforeAll(async () => {
    ({ context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } }));
    own = await startOwnServer({});
    page = await openPage(context);
    // What fades in has too little contrast for a moment.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await beConnected(page, own.url, own.sandboxUrl);
    expect(await schedule(page, 'Mehl und Wasser', 86_400_000)).toBeLessThan(300);
  });
  afterAll(async () => {
    await close?.();
    await own?.stop();
  });

  test('is chosen among the preferences, and is there at once and after a reload', async () => {
    await settle('/dashboard/settings?tab=preferences');
    await page.getByLabel('This page speaks').selectOption('Deutsch');
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  });

  test('loads no other language', async () => {
    const fetched: string[] = [];
    page.on('response', (response) => void fetched.push(new URL(response.url()).pathname));
    await settle('/dashboard/settings?tab=preferences');
    const bodies = await page.evaluate(
      (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).text())),
      fetched.filter((path) => path.endsWith('.js')),
    );
    expect(bodies.length).toBeGreaterThan(5);
    expect(bodies.some((body) => body.includes(de.settings.preferences.zoneHint))).toBe(true);
    expect(bodies.some((body) => body.includes(en.settings.preferences.zoneHint))).toBe(false);
  });

  for (const path of SIGNED_IN) test(`${path} has no English left, and fits a phone`, () => look(path));

  test('a composer in use and its dialog about a time are German', async () => {
    await settle('/dashboard/compose');
    const text = page.getByRole('textbox', { name: 'Text des Beitrags', exact: true });
    await text.fill('Wort '.repeat(70));
    await page.getByText(/^Um \d+ zu lang: X nimmt 280/).waitFor();
    await text.fill('Mehr bei example.com');
    // The server has spoken: a link costs more.
    await page.getByText(/ein Link macht einen Beitrag teurer/).waitFor();
    expect(await englishOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Planen…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Die Zeiten gelten in/).waitFor();
    await dialog.getByLabel('Wann', { exact: true }).fill('morgen 9 Uhr');
    await dialog.getByText(/^Das ist (Mo|Di|Mi|Do|Fr|Sa|So)\.?, \d+\. /).waitFor();
    expect(await englishOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('dialogs and refusals are German, too', async () => {
    await settle('/dashboard/settings');
    await page.getByRole('button', { name: 'Trennen', exact: true }).click();
    await page.getByRole('alertdialog').waitFor();
    expect(await englishOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await settle('/dashboard/settings?tab=keys');
    await page.getByRole('button', { name: 'Schlüssel erstellen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mehr' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Schlüssel erstellen' }).click();
    await page.getByText('Gib ihm einen Namen.').waitFor();
    await page.getByRole('dialog').getByLabel('Name').fill('Wochenbericht');
    await page.getByRole('dialog').getByLabel('Nur aus diesen Netzen').fill('kein Netz');
    await page.getByRole('dialog').getByRole('button', { name: 'Schlüssel erstellen' }).click();
    await page.getByText(/^kein: Das ist keine Adresse und kein Netz/).waitFor();
    expect(await englishOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await settle('/dashboard/settings?tab=security');
    await page.getByRole('textbox', { name: 'Aktuelles Passwort' }).fill('nicht das richtige Passwort');
    await page.getByRole('textbox', { name: 'Neues Passwort' }).fill('fünfzehn Zeichen sind es gewiss');
    await page.getByRole('button', { name: 'Passwort ändern' }).click();
    await page.getByText('Das Passwort stimmt nicht.').first().waitFor();
    expect(await englishOn(page)).toEqual([]);
  });

  test('outlives the sign-out, and the door speaks it', async () => {
    await settle('/dashboard');
    await page.getByRole('button', { name: `${ADMIN.username} abmelden` }).click();
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    for (const path of SIGNED_OUT) await look(path);
    await settle('/sign-in');
    await page.getByLabel('Benutzername').fill('niemand');
    await page.getByRole('textbox', { name: 'Passwort' }).fill('nicht das richtige Passwort');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Benutzername oder Passwort stimmt nicht.').waitFor();
    expect(await englishOn(page)).toEqual([]);
  });
});
