// The whole of Pillarbox on this machine: the server with its pages, and a pretend X unless the real one is set up.
import { join } from 'node:path';
import { buildServer, buildWeb } from './build.mjs';
import { Failure, ROOT, tryPort } from './processes.mjs';
import { startSandbox, startServer } from './servers.mjs';

/** A setting from the environment or .env; empty counts as not set, as in the server. */
const setting = (name) => process.env[name]?.trim() || undefined;

export async function run() {
  const bind = setting('BIND') ?? `127.0.0.1:${setting('PORT') ?? 8080}`;
  const appUrl = setting('APP_URL') ?? `http://${bind}`;
  const sandboxPort = Number(setting('SANDBOX_PORT') ?? 8090);
  const isRealX = Boolean(setting('X_CLIENT_ID') ?? setting('X_CLIENT_ID_FILE'));

  await expectFree('Pillarbox', bind, setting('BIND') ? 'BIND=127.0.0.1:8081' : 'PORT=8081');
  if (!isRealX) await expectFree('The pretend X', `127.0.0.1:${sandboxPort}`, 'SANDBOX_PORT=8091');

  await buildServer();
  await buildWeb();

  const programs = {};
  const env = { DATA_DIR: setting('DATA_DIR') ?? join(ROOT, '.data') };
  let sandbox;
  if (!isRealX) {
    forgetRealX();
    sandbox = await startSandbox(sandboxPort, appUrl);
    programs['The pretend X'] = sandbox.program;
    Object.assign(env, sandbox.settings);
  }
  programs['Pillarbox'] = await startServer(bind, env);
  greet(appUrl, sandbox?.url);

  const [name, { how }] = await Promise.race(
    Object.entries(programs).map(async ([name, { ended }]) => [name, await ended]),
  );
  throw new Failure(`${name} ended (${how}), so everything is stopped.`);
}

async function expectFree(name, address, remedy) {
  const { hostname, port } = new URL(`http://${address}`);
  const { problem } = await tryPort(hostname.replace(/[[\]]/g, ''), Number(port || 80));
  if (problem === 'EADDRINUSE') {
    throw new Failure(
      `${name} cannot listen on ${address}: another program does already. Stop that one, or choose another port:\n` +
        `    ${remedy} npx -y rust-just run`,
    );
  }
  if (problem) throw new Failure(`${name} cannot listen on ${address} (${problem}).`);
}

/** Half a set of real credentials or addresses must not mix with the pretend X. */
function forgetRealX() {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('X_') && !name.startsWith('X_MEDIA_UPLOAD')) delete process.env[name];
  }
}

function greet(appUrl, sandboxUrl) {
  const x = sandboxUrl
    ? `X is a pretend one, at ${sandboxUrl}: nothing you post leaves this machine.
  It keeps nothing: after a restart, connect again. For the real X set X_CLIENT_ID in .env.`
    : 'X is the real one, because X_CLIENT_ID is set: what you post is public.';
  console.log(`
  Pillarbox is ready. Open

      ${appUrl}

  create the administrator, go to Settings, press Connect X, and write a post.

  ${x}

  Ctrl-C stops everything.
`);
}
