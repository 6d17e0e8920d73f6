// What must be true of how a page looks, whatever its fonts: nothing is cut off, outside, on top of something else, or too small to hit.
import type { Page } from 'playwright-core';
import { type Box, type MeasuredControl, type MeasuredPart, type MeasuredText, measure } from './measured';

/** The least size of a target (WCAG 2.2, 2.5.8). */
const TARGET_PX = 24;

/** One line for each thing that is wrong inside the elements that match. */
export async function faultsOfLook(page: Page, inside: string): Promise<string[]> {
  const parts = await measure(page, inside);
  if (parts.length === 0) return [`nothing matches ${inside}`];
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  return parts.flatMap((part) => faultsOf(part, width).map((fault) => `${part.title}: ${fault}`));
}

function faultsOf({ frame, texts, controls }: MeasuredPart, width: number): string[] {
  return [
    ...(texts.some(({ letters }) => letters !== null) || controls.length > 0 ? [] : ['nothing to see']),
    ...(frame.left < -1 || frame.right > width + 1 ? ['outside of the window'] : []),
    ...texts.flatMap((text) => faultsOfText(text, frame)),
    ...controls.flatMap(faultsOfSize),
    ...controls.flatMap((one, index) => coveredBy(one, index, controls)),
  ];
}

function faultsOfText({ name, letters, hidden, isShortened }: MeasuredText, frame: Box): string[] {
  if (isShortened) return [];
  const faults: string[] = [];
  if (hidden.across > 1 || hidden.down > 1) faults.push(`cut off: ${name}`);
  if (letters !== null && (letters.left < frame.left - 1 || letters.right > frame.right + 1)) {
    faults.push(`sticks out: ${name}`);
  }
  return faults;
}

function faultsOfSize({ name, target, isInline }: MeasuredControl): string[] {
  const [width, height] = [target.right - target.left, target.bottom - target.top];
  // A link within a sentence is as high as the sentence.
  if (isInline || (width >= TARGET_PX && height >= TARGET_PX)) return [];
  return [`smaller than ${TARGET_PX} px: ${name}, ${Math.round(width)} × ${Math.round(height)}`];
}

function coveredBy(one: MeasuredControl, index: number, all: readonly MeasuredControl[]): string[] {
  return all
    .filter((other, place) => place > index && !one.contains.includes(place) && !other.contains.includes(index))
    .filter(({ core }) => isShared(one.core, core))
    .map((other) => `on top of each other: ${one.name} and ${other.name}`);
}

function isShared(one: Box, other: Box): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 1 && height > 1;
}
