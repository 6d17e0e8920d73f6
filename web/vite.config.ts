import { fileURLToPath } from 'node:url';
import { preact } from '@preact/preset-vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { mockApi } from './mock/plugin.ts';

const API = process.env['API_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig(({ mode }) => ({
  // The packages themselves go by React's names (package.json), so nothing is renamed here.
  plugins: [preact({ reactAliasesEnabled: false }), tailwindcss(), mode === 'mock' ? mockApi() : null],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The policy has no data: for fonts and scripts, so nothing is inlined.
  // The manifest says which chunk needs which; `scripts/size.mjs` adds up by it.
  build: { assetsInlineLimit: 0, manifest: true, modulePreload: { polyfill: false }, target: 'es2022' },
  server: {
    host: '127.0.0.1',
    port: 5173,
    ...(mode === 'mock' ? {} : { proxy: { '/api': { target: API, changeOrigin: false } } }),
  },
  preview: { host: '127.0.0.1', port: 4173 },
}));
