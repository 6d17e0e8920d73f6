// Pictures kept on this machine, to see what a change of styles has done to each state. `npm run states:pictures` keeps them, in
// .states/; the next run of the tests compares. They are in no repository: other fonts and another browser draw other pictures, so they
// say for which they are, and are left alone anywhere else.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

const FOLDER = '.states';
/** The part of a picture that may differ: the edges of a letter, and no more. */
const TOLERATED = 0.0005;
const isKeeping = process.env['KEEP_PICTURES'] === '1';

/** What decides how letters are drawn here. */
async function hand(page: Page): Promise<string> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    const { fontFamily } = getComputedStyle(document.body);
    for (const [line, family] of [fontFamily, 'monospace', 'sans-serif'].entries()) {
      if (context) context.font = `20px ${family}`;
      context?.fillText('Pillarbox äß 0123', 0, 24 * (line + 1));
    }
    return canvas.toDataURL();
  });
  const browser = page.context().browser()?.version() ?? '';
  return createHash('sha256').update(`${browser} ${drawn}`).digest('hex');
}

function fileOf(name: string): string {
  return join(FOLDER, `${name.replace(/[^\w]+/g, '-')}.png`);
}

/** One line for each picture that is not as it was kept. None, if nothing was kept, or elsewhere. */
export async function compare(page: Page, pictures: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const mark = join(FOLDER, 'drawn-by');
  const here = await hand(page);
  if (isKeeping) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(mark, here);
    for (const [name, picture] of pictures) writeFileSync(fileOf(name), picture);
    return [];
  }
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== here) return [];
  return [...pictures].flatMap(([name, picture]) => {
    const file = fileOf(name);
    const changed = `${file.replace(/\.png$/, '')}.changed.png`;
    rmSync(changed, { force: true });
    const difference = existsSync(file) ? differenceOf(readFileSync(file), picture) : 'is new';
    if (difference === null) return [];
    writeFileSync(changed, picture);
    return [`${name}: ${difference}; see ${changed}`];
  });
}

function differenceOf(kept: Buffer, drawn: Buffer): string | null {
  if (kept.equals(drawn)) return null;
  const [before, now] = [PNG.sync.read(kept), PNG.sync.read(drawn)];
  if (before.width !== now.width || before.height !== now.height) {
    return `was ${before.width} × ${before.height}, is ${now.width} × ${now.height}`;
  }
  const pixels = pixelmatch(before.data, now.data, undefined, before.width, before.height);
  return pixels > before.width * before.height * TOLERATED ? `${pixels} pixels differ` : null;
}
