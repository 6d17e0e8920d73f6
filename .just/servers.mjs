// Starting the server and the pretend X.
import { join } from 'node:path';
import { binary, WEB } from './build.mjs';
import { answers, start, waitFor } from './processes.mjs';

const CLIENT_ID = 'sandbox-client';
const CLIENT_SECRET = 'sandbox-secret-not-for-production';
const API_KEY = 'sandbox-api-key';
const API_SECRET = 'sandbox-api-secret-not-for-production';

/** Starts the pretend X for the server at `appUrl`. Gives the program, its address, and the settings that lead to it. */
export async function startSandbox(port, appUrl, stdio) {
  const url = `http://127.0.0.1:${port}`;
  const base = appUrl.replace(/\/$/, '');
  const app = {
    'redirect-uri': `${base}/api/x/callback`,
    'client-id': CLIENT_ID,
    'client-secret': CLIENT_SECRET,
    'oauth1-callback': `${base}/api/x/oauth1/callback`,
    'consumer-key': API_KEY,
    'consumer-secret': API_SECRET,
  };
  const program = start(
    binary('pillarbox-sandbox'),
    ['--bind', `127.0.0.1:${port}`, ...Object.entries(app).flatMap(([name, value]) => [`--${name}`, value])],
    // Its greeting on stdout would compete with ours.
    { stdio: stdio ?? ['ignore', 'ignore', 'inherit'] },
  );
  await waitFor('The pretend X', program, () => answers(`${url}/healthz`));
  const settings = {
    X_CLIENT_ID: CLIENT_ID,
    X_CLIENT_SECRET: CLIENT_SECRET,
    // Used only with X_MEDIA_UPLOAD=oauth1 or v1.
    X_API_KEY: API_KEY,
    X_API_SECRET: API_SECRET,
    X_AUTHORIZE_URL: `${url}/i/oauth2/authorize`,
    X_API_URL: url,
    X_WEB_URL: url,
    // Profiles' pictures come from there, too.
    ALLOW_PRIVATE_FETCH: [process.env.ALLOW_PRIVATE_FETCH?.trim(), `127.0.0.1:${port}`].filter(Boolean).join(','),
  };
  return { program, url, settings };
}

/** Starts the server as a development start, which makes its own secret and asks for no setup token. */
export async function startServer(bind, env, stdio) {
  const program = start(binary('pillarbox'), ['serve', '--dev'], {
    env: { BIND: bind, WEB_DIST: join(WEB, 'dist'), ...env },
    stdio,
  });
  await waitFor('Pillarbox', program, () => answers(`http://${bind}/healthz`));
  return program;
}
