// The page of states, which only the development server has: every component stands on it, and each looks right in both themes, on a
// phone and on a desktop.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.mjs';
import { inaccessible } from './checks';
import { compare } from './kept-pictures';
import { faultsOfLook } from './looks';

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const THEMES = ['light', 'dark'] as const;
/** About whole pages: here the same part stands many times, and under no heading of a page. */
const OF_WHOLE_PAGES = ['heading-order', 'landmark-unique'];
const GROUPS = 'main > section[aria-label]';
const DIALOG = '[role=dialog], [role=alertdialog]';
/** A page as long as this is drawn group by group; no caret blinks. */
const ONE_GROUP = `${GROUPS}:not([data-shown]) { display: none } * { caret-color: transparent !important }`;
/** The driver need not hide it then. */
const STILL = { caret: 'initial' } as const;
/** The page's own letters, held fast: those of a style sheet are let go and fetched again when another comes or the window changes. */
const LETTERS = readFileSync(
  createRequire(import.meta.url).resolve(
    '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  ),
);
const HELD = 'html { font-family: Held, sans-serif }';
const QUIET_MS = 800;
/** What is far off is drawn too. */
const FAR_OFF = '.far-off { content-visibility: visible !important }';

let server: ViteDevServer;
let context: BrowserContext;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  server = await createServer({ mode: 'mock', server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  await server.listen();
  ({ context, close } = await openBrowser());
  page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // What is told as "3 minutes ago" is told so each time.
  await page.clock.setFixedTime('2026-11-20T12:00:00Z');
  // A draft of the visit before is no state.
  await page.addInitScript(() => sessionStorage.clear());
});
afterAll(async () => {
  await close?.();
  await server?.close();
});

/** Until nothing has changed for a while: some parts wait until nobody types. */
async function untilQuiet(): Promise<void> {
  await page.evaluate(
    (quietMs) =>
      new Promise<void>((isQuiet) => {
        let timer = setTimeout(isQuiet, quietMs);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(isQuiet, quietMs);
        }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    QUIET_MS,
  );
}

async function openStates(search: string, style = ''): Promise<void> {
  await page.goto(`${server.resolvedUrls?.local[0]}_states${search}`);
  await page.getByRole('heading', { level: 2, name: 'Dialogs' }).waitFor();
  await untilQuiet();
  if (style !== '') await page.addStyleTag({ content: style });
  await holdLetters();
}

async function holdLetters(): Promise<void> {
  await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    document.fonts.add(await new FontFace('Held', bytes, { weight: '100 900' }).load());
  }, LETTERS.toString('base64'));
  await page.addStyleTag({ content: HELD });
}

/** Gives the names of those that can be opened. */
async function openDialogs(): Promise<string[]> {
  await openStates('?only=dialogs');
  const names = await page.locator('[data-dialog]').evaluateAll((all) => all.map((one) => one.dataset['dialog'] ?? ''));
  expect(names.length).toBeGreaterThan(1);
  return names.filter((name) => name !== '');
}

async function openDialog(name: string): Promise<void> {
  await choose(name);
  await page.locator(DIALOG).waitFor();
}

/** From behind: some dialogs want an answer and are not left without. */
function choose(name: string): Promise<void> {
  return page.locator(`[data-dialog="${name}"]`).dispatchEvent('click');
}

async function closeDialog(): Promise<void> {
  await choose('');
  await page.locator(DIALOG).waitFor({ state: 'detached' });
}

/** The components that the files of `ui/` and `features/` give to others, as `file#Component`. */
function components(): string[] {
  return ['ui', 'features'].flatMap((floor) =>
    readdirSync(join('src', floor), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
      .flatMap((file) => {
        const source = readFileSync(join('src', floor, file), 'utf8');
        const names = Array.from(source.matchAll(/^export function ([A-Z]\w*)/gm), ([, name = '']) => name);
        return names.map((name) => `${floor}/${file}#${name}`);
      }),
  );
}

/** What runs meanwhile, as `file#function`. */
async function ranDuring(act: () => Promise<void>): Promise<string[]> {
  await page.coverage.startJSCoverage();
  await act();
  return (await page.coverage.stopJSCoverage()).flatMap(({ url, functions }) => {
    const file = new URL(url).pathname.replace(/^\/src\//, '');
    const called = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0);
    return called.map(({ functionName }) => `${file}#${functionName}`);
  });
}

async function openEachDialog(): Promise<void> {
  for (const name of await openDialogs()) {
    await openDialog(name);
    await closeDialog();
  }
}

test('what is wrong with a look is found', async () => {
  await page.setViewportSize(SIZES.phone);
  await page.setContent(`<style>button, label { min-height: 30px; padding: 4px }</style>
    <figure><figcaption>cut</figcaption><p style="width: 60px; height: 20px; overflow: hidden">Far too many words</p></figure>
    <figure><figcaption>wide</figcaption><p style="width: 60px; white-space: nowrap">${'Far too many words '.repeat(9)}</p></figure>
    <figure><figcaption>small</figcaption><button style="width: 20px">x</button></figure>
    <figure><figcaption>covered</figcaption><button>One</button><button style="margin-left: -20px">Other</button></figure>
    <figure style="margin-left: 360px; width: 100px"><figcaption>out</figcaption></figure>
    <figure></figure>
    <figure><figcaption>well</figcaption><p style="width: 60px; overflow: hidden; text-overflow: ellipsis">Far too many words</p>
      <p>In a sentence <a href="#well">a link</a> may be low.</p><label style="display: block"><input type="checkbox"> Ticked by its words</label></figure>`);
  const found = (await faultsOfLook(page, 'figure')).map((fault) => fault.split(': ').slice(0, 2).join(': '));
  expect([...new Set(found)].sort()).toEqual([
    'covered: on top of each other',
    'cut: cut off',
    'figure: nothing to see',
    'out: outside of the window',
    'small: smaller than 24 px',
    'wide: sticks out',
  ]);
});

test('every component is on it', async () => {
  const ran = new Set<string>();
  for (const size of Object.values(SIZES)) {
    await page.setViewportSize(size);
    for (const one of await ranDuring(() => openStates(''))) ran.add(one);
  }
  for (const one of await ranDuring(openEachDialog)) ran.add(one);
  const all = components();
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((one) => !ran.has(one))).toEqual([]);
});

describe.each(Object.entries(SIZES))('on a %s', (sizeName, size) => {
  test('nothing is cut off, covered, too small or out of reach', { timeout: 120_000 }, async () => {
    await page.setViewportSize(size);
    await openStates('', FAR_OFF);
    expect(await faultsOfLook(page, 'figure')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    // Nothing moves for who wants no motion.
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      expect(await inaccessible(page, { without: OF_WHOLE_PAGES }), colorScheme).toEqual([]);
    }
  });

  test('the same is true of the dialogs', { timeout: 120_000 }, async () => {
    await page.setViewportSize(size);
    for (const name of await openDialogs()) {
      await openDialog(name);
      expect(await faultsOfLook(page, DIALOG), name).toEqual([]);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        expect(await inaccessible(page, { inside: DIALOG }), `${name}, ${colorScheme}`).toEqual([]);
      }
      await closeDialog();
    }
  });

  test('pictures are the same each time, and of the same shape in both themes', { timeout: 180_000 }, async () => {
    await page.setViewportSize(size);
    const light = await pictures('light');
    const dark = await pictures('dark');
    // Once is enough for that.
    const again = sizeName === 'phone' ? await pictures('light') : light;
    expect(light.size).toBeGreaterThan(10);
    for (const [name, { picture, shape }] of light) {
      expect(again.get(name)?.picture.equals(picture), `${name}, drawn again`).toBe(true);
      expect(dark.get(name)?.shape, `${name} in the dark`).toEqual(shape);
      expect(dark.get(name)?.picture.equals(picture), `${name} in the dark is as in the light`).toBe(false);
    }
    const drawn = [...light, ...[...dark].map(([name, look]) => [`${name}, dark`, look] as const)];
    expect(await compare(page, new Map(drawn.map(([name, { picture }]) => [`${sizeName}, ${name}`, picture])))).toEqual(
      [],
    );
  });
});

interface Look {
  picture: Buffer;
  /** Where each state is, and how large. */
  shape: string[];
}

async function pictures(colorScheme: (typeof THEMES)[number]): Promise<Map<string, Look>> {
  await page.emulateMedia({ colorScheme });
  await openStates('', ONE_GROUP + FAR_OFF);
  const looks = new Map<string, Look>();
  for (const group of await page.locator(GROUPS).all()) {
    const name = (await group.getAttribute('aria-label')) ?? '';
    const shape = await group.evaluate(async (shown) => {
      for (const other of document.querySelectorAll('[data-shown]')) other.removeAttribute('data-shown');
      shown.setAttribute('data-shown', '');
      for (const image of shown.querySelectorAll('img')) {
        image.loading = 'eager';
        // One that cannot be had is shown as such.
        await image.decode().catch(() => undefined);
      }
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return Array.from(shown.querySelectorAll('figure'), (figure) => {
        const { x, y, width, height } = figure.getBoundingClientRect();
        return [figure.firstElementChild?.textContent, x, y, width, height].join(' ');
      });
    });
    looks.set(name, { picture: await group.screenshot(STILL), shape });
  }
  return looks;
}
