import type { BrowserContext } from 'playwright-core';

export function openBrowser(options?: object): Promise<{ context: BrowserContext; close: () => Promise<void> }>;
