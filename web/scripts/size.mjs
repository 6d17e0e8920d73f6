// The JavaScript a first visit loads, compressed, against its budget. Reads the build in dist/.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KIB = 190;
const assets = new URL('../dist/assets/', import.meta.url);
const kib = (name) => gzipSync(readFileSync(new URL(name, assets)), { level: 9 }).length / 1024;

const page = readFileSync(new URL('../dist/index.html', import.meta.url), 'utf8');
const first = new Set(Array.from(page.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g), ([, name]) => name));
const all = readdirSync(assets).filter((name) => name.endsWith('.js'));

let total = 0;
for (const name of all) {
  const size = kib(name);
  if (first.has(name)) total += size;
  console.log(`${first.has(name) ? 'first' : 'later'}  ${size.toFixed(1).padStart(6)} KiB  ${name}`);
}
console.log(`first load: ${total.toFixed(1)} of ${BUDGET_KIB} KiB`);
if (total > BUDGET_KIB) process.exitCode = 1;
