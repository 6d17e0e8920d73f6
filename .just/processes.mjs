// Starting and ending programs. Whatever is started through here ends with this script: on Ctrl-C, on SIGTERM, on a
// failure, and when the program that called the script is gone.
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const PATIENCE_MS = 8_000;

const living = new Set();
const cleanups = [];
let ending;

/** Something went wrong that one sentence explains; no stack is shown for it. */
export class Failure extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Does a task and exits with 0, or with 1 after saying why not. */
export async function perform(task) {
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => end(code));
  // A closed terminal must not keep us from the cleaning up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  watchCallers();
  try {
    await task();
    await end(0);
  } catch (error) {
    if (!ending) console.error(`\n${error instanceof Failure ? error.message : error.stack}`);
    await end(1);
  }
}

/** Ends every program, cleans up, and exits. Only the first call counts. */
export function end(code) {
  ending ??= (async () => {
    await Promise.all([...living].map((program) => program.stop()));
    for (const cleanup of cleanups.reverse()) await cleanup();
    process.exit(code);
  })();
  return ending;
}

/** Something to be done before the script exits, whatever happens. */
export function onEnd(cleanup) {
  cleanups.push(cleanup);
}

/**
 * Starts a program. `ended` tells how it ended, `stop` ends it with everything it has started: that is why it gets a
 * process group of its own. `capture` keeps what it writes to stdout in `output`, and shows it too.
 */
export function start(command, args, { stopSignal = 'SIGTERM', capture = false, env = {}, stdio, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: stdio ?? ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    ...options,
    detached: true,
  });
  const signalGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const program = {
    child,
    output: '',
    ended: new Promise((resolve) => {
      child.once('error', (error) => resolve({ error, how: `cannot be started: ${error.message}` }));
      child.once('close', (code, signal) => resolve({ code, how: signal ? `signal ${signal}` : `exit code ${code}` }));
    }),
    async stop() {
      if (!living.has(program)) return;
      signalGroup(stopSignal);
      const impatience = setTimeout(() => signalGroup('SIGKILL'), PATIENCE_MS);
      await program.ended;
      clearTimeout(impatience);
    },
  };
  if (capture) {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      program.output += text;
      process.stdout.write(text);
    });
  }
  living.add(program);
  program.ended.then(() => {
    living.delete(program);
    if (child.pid) signalGroup('SIGKILL'); // what it left behind
  });
  return program;
}

/** Runs a program to its end and gives what it wrote, if that was captured. A failure unless it ends with 0. */
export async function call(command, args, options) {
  const program = start(command, args, options);
  const { code, how } = await program.ended;
  if (ending) return new Promise(() => {}); // `end` does what is left to do
  if (code !== 0) throw new Failure(`${[command, ...args].join(' ')}: ${how}`, program.output);
  return program.output;
}

/** Whether a program that can be called by this name is in PATH. */
export function isInPath(command) {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Tries to listen. Gives the port, and the reason when that did not work. Port 0 finds a free one. */
export function tryPort(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve({ port, problem: error.code }));
    server.listen({ host, port }, () => {
      const found = server.address().port;
      server.close(() => resolve({ port: found }));
    });
  });
}

export async function freePort() {
  return (await tryPort('127.0.0.1', 0)).port;
}

/** Waits until `isReady` says so. A failure when the program ends first, or when it takes too long. */
export async function waitFor(name, program, isReady, seconds = 60) {
  let early;
  program.ended.then((ended) => {
    early = ended;
  });
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; ) {
    if (early) throw new Failure(`${name} did not start: ${early.how}. What it said stands above.`);
    if (await isReady()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure(`${name} was not ready after ${seconds} seconds.`);
}

/** Whether an address answers with success. */
export async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Ends when a caller is gone. npx passes a SIGTERM to the shell it has started, which dies without telling the
 * programs below it; without this, `kill` on npx would leave the servers running.
 */
function watchCallers() {
  const callers = [process.ppid];
  try {
    for (let pid = process.ppid, steps = 0; steps < 5 && pid > 1; steps += 1) {
      const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
      const [, parent, title] = /^\s*(\d+)\s+(.*)/.exec(line);
      callers.push(pid);
      if (title.startsWith('npm exec')) break;
      pid = Number(parent);
      // Without npx only the direct caller is ours to watch: the next may be a shell that has every right to go.
      if (steps === 4 || pid <= 1) callers.length = 1;
    }
  } catch {
    callers.length = 1; // no `ps`
  }
  const isAlive = (pid) => {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return error.code === 'EPERM';
    }
  };
  const watch = setInterval(() => {
    if (process.ppid !== callers[0] || !callers.every(isAlive)) end(SIGNALS.SIGTERM);
  }, 500);
  watch.unref();
}
