import { fileURLToPath } from 'node:url';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

// What is "your time" must not depend on the machine.
process.env['TZ'] = 'UTC';

export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false, prefreshEnabled: false })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://127.0.0.1:8080/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    maxWorkers: 1,
    // A story through several pages takes its time on a busy machine; nothing is measured here.
    testTimeout: 20_000,
  },
});
