// The browser tests, several at a time: most of their time is spent waiting. Those on the one server that BASE_URL names go one after
// the other, in the order of their names; the others start servers of their own and disturb nobody. With arguments, or E2E_LANES=1, they
// are simply handed to the runner.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';

const SHARED = ['stories', 'the-queue', 'timed', 'walk', 'what-may-be-posted'];
/** Long ones that mostly wait, for a minute to pass and for slow answers; and so much more that all three are of one length. */
const PATIENT = ['calm', 'german', 'trouble'];

const all = readdirSync('e2e')
  .filter((file) => file.endsWith('.e2e.ts'))
  .map((file) => file.replace('.e2e.ts', ''));
const missing = [...SHARED, ...PATIENT].filter((name) => !all.includes(name));
if (missing.length > 0) throw new Error(`There is no e2e/${missing[0]}.e2e.ts. Has it another name?`);
const own = all.filter((name) => !SHARED.includes(name) && !PATIENT.includes(name));

function run(args, stdio) {
  const options = ['run', '--config', 'vitest.e2e.config.ts', ...args];
  return new Promise((resolve, reject) => {
    const runner = spawn('npx', ['vitest', ...options], { stdio });
    const said = [];
    for (const stream of [runner.stdout, runner.stderr]) stream?.on('data', (words) => said.push(words));
    runner.on('error', reject);
    runner.on('exit', (code) => {
      // Together, so that no line of another lies between.
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

const asked = process.argv.slice(2);
if (asked.length > 0 || process.env.E2E_LANES === '1') {
  process.exitCode = await run(asked, 'inherit');
} else {
  const lanes = [SHARED, PATIENT, own];
  const paths = (names) => names.map((name) => `e2e/${name}.e2e.ts`);
  const codes = await Promise.all(lanes.map((names) => run(paths(names), ['ignore', 'pipe', 'pipe'])));
  process.exitCode = Math.max(...codes);
}
