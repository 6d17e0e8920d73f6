// That every package the page is made of may be passed on: permissive licences only, as `.deny.toml` has it for the server.
import { readFileSync } from 'node:fs';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** Packages that do not name theirs where npm looks for it, with what their own files say. */
const SAID_ELSEWHERE = { 'node_modules/twitter-text': 'Apache-2.0' };

const root = new URL('../', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
const shipped = Object.entries(lock.packages).filter(([place, { dev, optional }]) => place !== '' && !dev && !optional);

/** `(A OR B)` needs one of them. */
const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => ALLOWED.has(one.trim()));

const refused = shipped
  .map(([place]) => {
    const { license } = JSON.parse(readFileSync(new URL(`${place}/package.json`, root), 'utf8'));
    return { place, license: license ?? SAID_ELSEWHERE[place] };
  })
  .filter(({ license }) => typeof license !== 'string' || !isAllowed(license));
for (const { place, license } of refused)
  console.error(`${place}: ${JSON.stringify(license)} is not among the licences`);
console.log(`${shipped.length} packages, ${refused.length} with a licence that is not allowed`);
if (refused.length > 0 || shipped.length === 0) process.exitCode = 1;
