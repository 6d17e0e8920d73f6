// A PostgreSQL for one test run: on a free port of loopback, in a folder that is removed at the end.
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, freePort, onEnd, start, waitFor } from './processes.mjs';

const DEBIAN = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`, or nothing. Debian keeps it out of PATH, one for each version. */
export function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** Starts it. Gives the address and the way to stop it. */
export async function startPostgres() {
  const bin = findPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'pillarbox-pg-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  onEnd(remove);
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const options = { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { LC_ALL: 'C' } };

  // No password: it lives for minutes, on loopback, and holds only what the tests write.
  const settle = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await call(join(bin, 'initdb'), settle, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });

  const port = await freePort();
  const serve = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'];
  // SIGINT is its "fast" stop; on SIGTERM it would wait for clients to leave.
  const program = start(join(bin, 'postgres'), serve, { ...options, stopSignal: 'SIGINT' });
  let log = '';
  program.child.stderr?.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-20_000);
  });
  try {
    await waitFor('PostgreSQL', program, () => log.includes('ready to accept connections'));
  } catch (error) {
    console.error(log);
    throw error;
  }
  const stop = async () => {
    await program.stop();
    await remove();
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root: then it runs as the user Debian makes for it, or as nobody. */
function unprivileged() {
  if (process.getuid() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user; the next.
    }
  }
  return { uid: 65534, gid: 65534 };
}
