// Building the parts, each only when that is needed.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { call, Failure, isInPath, ROOT } from './processes.mjs';

export const WEB = join(ROOT, 'web');

/** What the web client is built from, under web/. */
const WEB_SOURCES = ['src', 'public', 'index.html', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** Where cargo puts a program. It is asked, because people move the target folder. */
export function binary(name) {
  const metadata = execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: ROOT });
  return join(JSON.parse(metadata).target_directory, 'debug', name);
}

/** The server and the pretend X. Cargo knows what is missing. */
export async function buildServer() {
  if (!isInPath('cargo')) throw new Failure('Rust is missing: see https://rustup.rs');
  await call('cargo', ['build', '--locked', '-p', 'pillarbox', '-p', 'pillarbox-sandbox']);
}

export async function installWebPackages() {
  const installed = changedAt(join(WEB, 'node_modules/.package-lock.json'));
  if (installed >= changedAt(join(WEB, 'package-lock.json')) && installed > 0) return;
  // No package here needs its install script, so none gets to run one.
  await call('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: WEB });
}

export async function buildWeb() {
  await installWebPackages();
  const built = changedAt(join(WEB, 'dist/index.html'));
  if (built > Math.max(...WEB_SOURCES.map((source) => changedAt(join(WEB, source))))) return;
  await call('npm', ['run', '--silent', 'build'], { cwd: WEB });
}

/** openapi.yaml from the routes, then the web client's types from openapi.yaml. */
export async function writeOpenapi() {
  await buildServer();
  const document = execFileSync(binary('pillarbox'), ['openapi'], { cwd: ROOT, encoding: 'utf8' });
  await writeFile(join(ROOT, 'openapi.yaml'), document);
  await installWebPackages();
  await call('npm', ['run', '--silent', 'api:types'], { cwd: WEB });
}

/** When a file, or the newest thing in a folder, was changed. A folder itself counts: something may be gone from it. */
function changedAt(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
