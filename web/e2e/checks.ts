// What axe finds in a page as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

interface Scope {
  /** A part of the page; all of it otherwise. */
  inside?: string;
  /** Rules that make no sense there. */
  without?: readonly string[];
}

/** One line for each thing that somebody cannot reach or read. */
export async function inaccessible(page: Page, { inside, without = [] }: Scope = {}): Promise<string[]> {
  await page.evaluate(AXE);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ resultTypes: ['violations'], rules });
  const where = inside === undefined ? 'document' : JSON.stringify(inside);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${where}, ${options})`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
