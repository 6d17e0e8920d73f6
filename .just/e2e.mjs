// The browser tests, against a server and a pretend X of their own: free ports, a fresh data folder, gone afterwards.
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WEB } from './build.mjs';
import { call, Failure, freePort, isInPath, onEnd, ROOT } from './processes.mjs';
import { startSandbox, startServer } from './servers.mjs';

/** The browser's path, or nothing. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => (process.env.PATH ?? '').split(':').map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Gives what the runner wrote. The programs have to be built already. */
export async function e2e() {
  const chromium = findChromium();
  if (!chromium) throw new Failure('Chromium is missing: install it, or set CHROMIUM_PATH to a browser of its kind.');
  forgetSettings();

  const folder = await mkdtemp(join(tmpdir(), 'pillarbox-e2e-'));
  onEnd(() => rm(folder, { recursive: true, force: true }));
  const log = join(folder, 'servers.log');
  const out = openSync(log, 'a');
  const stdio = ['ignore', out, out];

  const programs = [];
  try {
    const bind = `127.0.0.1:${await freePort()}`;
    const sandbox = await startSandbox(await freePort(), `http://${bind}`, stdio);
    programs.push(sandbox.program);
    const settings = {
      DATA_DIR: join(folder, 'data'),
      // A browser that is driven asks faster than any person.
      REQUESTS_PER_MINUTE: '0',
    };
    programs.push(await startServer(bind, { ...sandbox.settings, ...settings }, stdio));
    return await call('npm', ['run', '--silent', 'e2e'], {
      cwd: WEB,
      capture: true,
      // The browser's profile goes into our folder: it is removed with it, even if the runner is killed.
      env: { BASE_URL: `http://${bind}`, SANDBOX_URL: sandbox.url, CHROMIUM_PATH: chromium, TMPDIR: folder },
    });
  } catch (error) {
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    console.error(`\nThe last lines of the server and the pretend X:\n${lines.slice(-60).join('\n')}`);
    throw error;
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    closeSync(out);
  }
}

/** Tests must not depend on the settings of the person who runs them: every name in .env.example is forgotten. */
export function forgetSettings() {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  for (const [, name] of example.matchAll(/^#([A-Z0-9_]+)=/gm)) {
    delete process.env[name];
    delete process.env[`${name}_FILE`];
  }
  for (const name of Object.keys(process.env)) if (name.startsWith('SANDBOX_')) delete process.env[name];
}
