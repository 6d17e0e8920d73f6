// A server with settings of its own, and a pretend X of its own: for what the shared ones cannot show.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the built programs are. */
const PROGRAMS = resolve(process.env['CARGO_TARGET_DIR'] ?? '../target', 'debug');
const PATIENCE_MS = 30_000;
const CLIENT = { id: 'sandbox-client', secret: 'sandbox-secret-not-for-production' };
export const CONSUMER = { key: 'sandbox-api-key', secret: 'sandbox-api-secret-not-for-production' };

export interface OwnServer {
  url: string;
  sandboxUrl: string;
  stop: () => Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function start(name: string, args: string[], settings: Record<string, string>): ChildProcess {
  const path = join(PROGRAMS, name);
  if (!existsSync(path)) throw new Error(`${path} is missing. Build the server and the pretend X first.`);
  // Nothing of the settings of whoever runs this.
  const env = { PATH: process.env['PATH'] ?? '', RUST_LOG: 'error', ...settings };
  return spawn(path, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function untilItAnswers(url: string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer.`);
}

function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    program.once('exit', () => done());
    program.kill('SIGTERM');
  });
}

/** `mayFetch`: what else on loopback it may read, such as a blog of the test. */
export async function startOwnServer(settings: Record<string, string>, mayFetch: string[] = []): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'pillarbox-own-'));
  const [bind, pretend] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
  const [url, sandboxUrl] = [`http://${bind}`, `http://${pretend}`];
  const programs: ChildProcess[] = [];
  async function stop(): Promise<void> {
    await Promise.all(programs.map(end));
    await rm(folder, { recursive: true, force: true });
  }
  try {
    const callbacks = ['--redirect-uri', `${url}/api/x/callback`, '--oauth1-callback', `${url}/api/x/oauth1/callback`];
    programs.push(start('pillarbox-sandbox', ['--bind', pretend, ...callbacks], {}));
    await untilItAnswers(`${sandboxUrl}/healthz`);
    programs.push(
      start('pillarbox', ['serve', '--dev'], {
        BIND: bind,
        WEB_DIST: resolve('dist'),
        DATA_DIR: join(folder, 'data'),
        REQUESTS_PER_MINUTE: '0',
        X_CLIENT_ID: CLIENT.id,
        X_CLIENT_SECRET: CLIENT.secret,
        X_AUTHORIZE_URL: `${sandboxUrl}/i/oauth2/authorize`,
        X_API_URL: sandboxUrl,
        X_WEB_URL: sandboxUrl,
        ALLOW_PRIVATE_FETCH: [pretend, ...mayFetch].join(','),
        ...settings,
      }),
    );
    await untilItAnswers(`${url}/readyz`);
    return { url, sandboxUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One operation of the pretend X's control. */
export async function control(sandboxUrl: string, op: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/__control`, { method: 'POST', body: JSON.stringify(op) });
  if (!answer.ok) throw new Error(await answer.text());
}
