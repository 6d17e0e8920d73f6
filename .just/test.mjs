// Every test and check, one step after the other: the machine may have two cores, and cargo wants both.
import { execFileSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { buildServer, buildWeb, installWebPackages, WEB } from './build.mjs';
import { e2e, findChromium, forgetSettings } from './e2e.mjs';
import { findPython, fuzz } from './fuzz.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { call, Failure, isInPath } from './processes.mjs';

const isCi = process.env.CI === 'true' || process.env.CI === '1';
/** How long the server is attacked. */
const FUZZ_SECS = '120';
const steps = [];
const leftOut = [];
const tally = { passed: 0, failed: 0, skipped: 0 };

export async function test() {
  forgetSettings();
  await step('what the tests need', prepare);
  await step('Rust: formatting', () => call('cargo', ['fmt', '--all', '--check']));
  await step('Rust: clippy', () =>
    call('cargo', ['clippy', '--locked', '--workspace', '--all-targets', '--', '-D', 'warnings']),
  );
  await step('Rust: tests', rustTests);
  const npm = (script, options) => call('npm', ['run', '--silent', script], { cwd: WEB, ...options });
  await step('web: types', () => npm('typecheck'));
  await step('web: lint', () => npm('lint'));
  await step('web: types match openapi.yaml', () => npm('api:check'));
  await step('web: licences', () => npm('licences'));
  await step('web: openapi.yaml by the rules of two linters', () => npm('api:lint'));
  await step('web: unit tests', () => counted(countVitest, npm('test', { capture: true })));
  await step('web: build', () => npm('build'));
  await step('web: weight of the first pages', () => npm('size'));
  if (findChromium()) {
    await step('browser tests', async () => {
      await buildServer();
      await counted(countVitest, e2e());
    });
  }
  if (findPython()) {
    await step('the attack by the document', async () => {
      await buildServer();
      await fuzz(FUZZ_SECS);
    });
  }
  summarize();
}

async function step(name, work) {
  console.log(`\n━━ ${name}`);
  const began = Date.now();
  try {
    await work();
  } catch (error) {
    steps.push([`${name} (FAILED)`, Date.now() - began]);
    summarize();
    const message = error instanceof Failure ? error.message : error.stack;
    throw new Failure(`FAILED at "${name}": ${message}`);
  }
  steps.push([name, Date.now() - began]);
}

/** The npm packages; a browser, a PostgreSQL and what Python lacks, from Debian when they are missing. */
async function prepare() {
  for (const program of ['cargo', 'npm']) {
    if (!isInPath(program)) throw new Failure(`${program} is missing: Rust and Node 20 or newer are needed.`);
  }
  await installWebPackages();

  const missing = () => [
    ...(findChromium() ? [] : ['chromium']),
    ...(findPostgres() || process.env.PILLARBOX_TEST_POSTGRES ? [] : ['postgresql']),
    ...(findPython() ? [] : ['python3-venv']),
  ];
  if (missing().length > 0) await installFromDebian(missing());
  const consequences = {
    chromium: 'the browser tests, because Chromium is missing',
    postgresql: 'the tests of the store on PostgreSQL, because PostgreSQL is missing',
    'python3-venv': 'the attack by the document, because Python 3.10 with venv is missing',
  };
  for (const name of missing()) leftOut.push(`${consequences[name]} (Debian: apt-get install ${name})`);
  if (leftOut.length > 0 && isCi) throw new Failure(`With CI=true nothing may be left out:\n${leftOut.join('\n')}`);
  for (const sentence of leftOut) console.log(`This will be left out: ${sentence}`);
}

async function installFromDebian(packages) {
  const apt = findApt();
  if (!apt) return;
  const [command, ...args] = apt;
  console.log(`Installing with apt: ${packages.join(', ')}`);
  try {
    await call(command, [...args, 'update', '-qq']);
    await call(command, [...args, 'install', '-qq', '--yes', '--no-install-recommends', ...packages]);
  } catch (error) {
    // What is missing then is looked at afterwards.
    console.log(`apt did not manage: ${error.message}`);
  }
}

/** How to call apt without being asked anything, or nothing. */
function findApt() {
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  if (!isInPath('apt-get')) return undefined;
  if (process.getuid() === 0) return apt;
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
    return ['sudo', '-n', ...apt];
  } catch {
    return undefined;
  }
}

async function rustTests() {
  // A database given by hand is used as it is.
  const given = process.env.PILLARBOX_TEST_POSTGRES;
  const postgres = !given && findPostgres() ? await startPostgres() : undefined;
  const url = given ?? postgres?.url;
  try {
    const env = url ? { PILLARBOX_TEST_POSTGRES: url } : {};
    await counted(countCargo, call('cargo', ['test', '--locked', '--workspace'], { capture: true, env }));
  } finally {
    await postgres?.stop();
  }
}

/** What a runner has written is counted when it fails, too. */
async function counted(count, running) {
  try {
    count(await running);
  } catch (error) {
    count(error.output ?? '');
    throw error;
  }
}

function countCargo(output) {
  const lines = /^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm;
  for (const [, ...numbers] of stripVTControlCharacters(output).matchAll(lines)) count(...numbers);
}

function countVitest(output) {
  // The browser tests have several runners, and each has its line.
  for (const [line] of stripVTControlCharacters(output).matchAll(/^\s*Tests\s.*$/gm)) {
    const number = (word) => new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0;
    count(number('passed'), number('failed'), number('skipped'));
  }
}

function count(passed, failed, skipped) {
  tally.passed += Number(passed);
  tally.failed += Number(failed);
  tally.skipped += Number(skipped);
}

function summarize() {
  console.log('\n━━ summary');
  for (const [name, milliseconds] of steps) console.log(`${duration(milliseconds).padStart(9)}  ${name}`);
  console.log(`${duration(steps.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)).padStart(9)}  together`);
  if (tally.skipped > 0) console.log(`\n${tally.skipped} tests are marked as skipped.`);
  for (const sentence of leftOut) console.log(`\n!! LEFT OUT: ${sentence}`);
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
}

function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
