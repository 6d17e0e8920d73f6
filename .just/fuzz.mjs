// Attacks the server by its own document: schemathesis makes requests of every operation, right ones and wrong ones, and
// holds each answer against openapi.yaml. The server, the pretend X and the data are its own and are gone afterwards.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetSettings } from './e2e.mjs';
import { people } from './fuzz/people.mjs';
import { call, Failure, freePort, isInPath, onEnd, ROOT } from './processes.mjs';
import { startSandbox, startServer } from './servers.mjs';

const REQUIREMENTS = join(ROOT, '.just/fuzz/requirements.txt');
const ENVIRONMENT = join(ROOT, 'target/fuzz');
/** What the server may not say in its log, whatever is asked of it. */
const ALARM = /panicked|\bERROR\b/;
/** Schemathesis begins with a header that is none, to learn what its library can send; HTTP ends there, before Pillarbox. */
const PROBE = /stream error: request parse error: invalid Header provided/;
const isAlarm = (line) => ALARM.test(line) && !PROBE.test(line);

/** Who attacks, in which phases, with what share of the time. */
const TURNS = [
  ['session', 'examples,coverage,fuzzing', 0.5],
  ['session', 'stateful', 0.25],
  ['key', 'examples,coverage,fuzzing,stateful', 0.25],
];

/** Whether Python can make an environment of its own here. */
export function findPython() {
  if (!isInPath('python3')) return false;
  try {
    const question = 'import venv, ensurepip, sys; sys.exit(sys.version_info < (3, 10))';
    execFileSync('python3', ['-c', question], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Schemathesis in the version written down, every file of it checked by its hash. */
export async function installSchemathesis() {
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  const mark = join(ENVIRONMENT, 'requirements.txt');
  try {
    if (readFileSync(mark, 'utf8') === wanted) return;
  } catch {
    // Nothing is there yet.
  }
  await rm(ENVIRONMENT, { recursive: true, force: true });
  await call('python3', ['-m', 'venv', ENVIRONMENT]);
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:'];
  await call(join(ENVIRONMENT, 'bin/pip'), ['install', ...options, '--requirement', REQUIREMENTS]);
  // Written last: an installation that was cut off is begun again.
  await call('cp', [REQUIREMENTS, mark]);
}

/** Attacks for so many seconds. The programs have to be built already. */
export async function fuzz(seconds) {
  if (!/^\d+$/.test(seconds) || Number(seconds) < 1) throw new Failure('How long, in seconds: just fuzz 600');
  if (!findPython()) throw new Failure('Python 3.10 or newer with venv is missing (Debian: apt-get install python3-venv).');
  await installSchemathesis();
  forgetSettings();

  const folder = await mkdtemp(join(tmpdir(), 'pillarbox-fuzz-'));
  onEnd(() => rm(folder, { recursive: true, force: true }));
  const log = join(folder, 'server.log');
  const out = openSync(log, 'a');
  const programs = [];
  const alarms = [];
  const found = [];
  try {
    const bind = `127.0.0.1:${await freePort()}`;
    const sandbox = await startSandbox(await freePort(), `http://${bind}`, ['ignore', 'ignore', 'inherit']);
    programs.push(sandbox.program);
    await liftLimits(sandbox.url);
    const settings = {
      DATA_DIR: join(folder, 'data'),
      REGISTRATION: 'open',
      // More than any program asks, and an answer of 429 says nothing about the rest.
      REQUESTS_PER_MINUTE: '0',
      POSTS_PER_DAY: '0',
      POSTS_PER_DAY_PER_ACCOUNT: '0',
      LOG_FORMAT: 'text',
      NO_COLOR: '1',
    };
    programs.push(await startServer(bind, { ...sandbox.settings, ...settings }, ['ignore', out, out]));
    const url = `http://${bind}`;
    const ways = await people(url);
    // In turns, so that none takes the time of another. A session may do everything; a key what its scopes say.
    for (const [way, phases, share] of TURNS) {
      // A turn that finds something does not keep the next from looking.
      await attack(way, phases, Math.ceil(Number(seconds) * share), url, ways, folder).catch((error) => found.push(error));
    }
    if (found.length > 0) throw new Failure(found.map((error) => error.message).join('\n'));
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    closeSync(out);
    // Said beside what schemathesis found: an answer that never came is explained here.
    alarms.push(...readFileSync(log, 'utf8').split('\n').filter(isAlarm));
    if (alarms.length > 0) console.error(`The server's log tells of trouble:\n${alarms.slice(0, 20).join('\n')}`);
  }
  if (alarms.length > 0) throw new Failure(`The server's log tells of trouble ${alarms.length} times.`);
}

/** An attack goes beyond what X takes in a quarter of an hour, and being told so says nothing about the rest. */
async function liftLimits(sandbox) {
  for (const route of ['me', 'create', 'initialize', 'append', 'finalize']) {
    const body = JSON.stringify({ op: 'rate_limit', route, limit: 1_000_000, window_secs: 900 });
    const { status } = await fetch(`${sandbox}/__control`, { method: 'POST', body });
    if (status !== 200 && status !== 204) throw new Failure(`The pretend X does not lift the limit of ${route}: ${status}`);
  }
}

async function attack(way, phases, seconds, url, ways, folder) {
  console.log(`\nAttacking for ${seconds} seconds with a ${way}: ${phases}`);
  await call(
    join(ENVIRONMENT, 'bin/schemathesis'),
    [
      ...['--config-file', join(ROOT, `.just/fuzz/${way}.toml`), 'run', join(ROOT, 'openapi.yaml'), '--url', url],
      ...['--phases', phases, '--max-time', String(seconds)],
    ],
    { cwd: folder, env: { ...ways, PYTHONPATH: join(ROOT, '.just/fuzz'), PYTHONDONTWRITEBYTECODE: '1' } },
  );
}
