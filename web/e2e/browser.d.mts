import type { BrowserContext } from 'playwright-core';

export function openBrowser(
  options?: object,
  more?: readonly string[],
): Promise<{ context: BrowserContext; close: () => Promise<void> }>;
