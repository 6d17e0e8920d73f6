// The JavaScript that two pages load before they are of use, compressed, against what each may weigh. Reads the build in dist/.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// What a page needs is the entry, and what that fetches by itself: the application, the words for it in one language, and the page's
// own chunk. Chunks that one act asks for (another tab, the counter) are not in it.
const ENTRY = 'index.html';
const ALWAYS = ['src/app/start.tsx', 'src/words/de/at-the-door.ts'];
// Kilobytes of 1000 bytes.
const BUDGET = 120;
const PAGES = {
  'sign-in': ['src/app/pages/sign-in.tsx'],
  settings: [
    'src/app/shell.tsx',
    'src/app/pages/settings.tsx',
    'src/words/de/inside.ts',
    'src/words/de/about-connections.ts',
  ],
};

const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
if (!existsSync(manifestFile)) throw new Error('dist/ has no manifest: run `npm run build` first.');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

function withImports(key, found = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no chunk "${key}": has the file moved?`);
  if (found.has(key)) return found;
  found.add(key);
  for (const next of chunk.imports ?? []) withImports(next, found);
  return found;
}

function kilobytes(key) {
  return gzipSync(readFileSync(new URL(manifest[key].file, dist)), { level: 9 }).length / 1000;
}

for (const [page, needs] of Object.entries(PAGES)) {
  const chunks = new Set([ENTRY, ...ALWAYS, ...needs].flatMap((key) => [...withImports(key)]));
  const sizes = [...chunks].map((key) => [manifest[key].file, kilobytes(key)]).sort(([, a], [, b]) => b - a);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`${page}: ${total.toFixed(1)} of ${BUDGET} kB`);
  for (const [file, size] of sizes) console.log(`${size.toFixed(1).padStart(8)}  ${file}`);
  if (total > BUDGET) process.exitCode = 1;
}
