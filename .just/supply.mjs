// What is built in from elsewhere: licences, sources and known faults of it, the list of parts, and a release that can be
// checked. The Rust tools are compiled on first use, into target/tools.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWeb, installWebPackages, WEB } from './build.mjs';
import { call, Failure, isInPath, ROOT } from './processes.mjs';

const TOOLS = join(ROOT, 'target/tools');
const VERSIONS = { 'cargo-deny': '0.20.2', 'cargo-cyclonedx': '0.5.9' };
/** Where the files of a release are gathered. */
const RELEASE = join(ROOT, 'target/release-files');

/** The path of a Rust tool, installed if it is not there in its version. */
async function tool(name) {
  const version = VERSIONS[name];
  const path = join(TOOLS, 'bin', name);
  const mark = join(TOOLS, `${name}-${version}`);
  if (existsSync(path) && existsSync(mark)) return path;
  console.log(`${name} ${version} is compiled once, which takes some minutes.`);
  await call('cargo', ['install', '--locked', '--root', TOOLS, '--no-default-features', name, '--version', version]);
  await writeFile(mark, '');
  return path;
}

/** Licences, bans and sources of every crate; its known faults, where their database can be had. */
export async function deny() {
  const program = await tool('cargo-deny');
  const check = (...what) => call(program, ['--config', join(ROOT, '.deny.toml'), 'check', ...what]);
  await check('licenses', 'bans', 'sources');
  try {
    await call(program, ['--config', join(ROOT, '.deny.toml'), 'fetch', 'db']);
  } catch {
    console.log('!! LEFT OUT: known faults of crates, because their database could not be fetched.');
    return;
  }
  await check('--disable-fetch', 'advisories');
}

/** The same for the packages of the page. */
export async function webSupply() {
  await installWebPackages();
  await call('npm', ['run', '--silent', 'licences'], { cwd: WEB });
  const { status, stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev'], { cwd: WEB, encoding: 'utf8' });
  if (status === 0) return;
  if (!/audit endpoint returned an error|ENOTFOUND|ECONNREFUSED|EAI_AGAIN/.test(stderr)) throw new Failure(stdout);
  console.log('!! LEFT OUT: known faults of npm packages, because the registry did not tell them.');
}

/** The parts of server and page, as CycloneDX. */
export async function partsLists(folder = join(ROOT, 'target/sbom')) {
  await mkdir(folder, { recursive: true });
  await tool('cargo-cyclonedx');
  const name = 'pillarbox-server.cdx';
  const options = ['--manifest-path', join(ROOT, 'api/Cargo.toml'), '--format', 'json', '--override-filename', name];
  const path = `${join(TOOLS, 'bin')}:${process.env.PATH}`;
  await call('cargo', ['cyclonedx', ...options], { env: { PATH: path } });
  await rename(join(ROOT, 'api', `${name}.json`), join(folder, `${name}.json`));
  // It writes one beside each member of the workspace; the pretend X is no part of the server.
  await rm(join(ROOT, 'api/sandbox', `${name}.json`), { force: true });
  await installWebPackages();
  const web = execFileSync('npm', ['sbom', '--omit=dev', '--sbom-format', 'cyclonedx'], { cwd: WEB, maxBuffer: 1e9 });
  await writeFile(join(folder, 'pillarbox-web.cdx.json'), web);
  console.log(`The parts are listed in ${folder}`);
}

/** Program, page and lists of parts, with their hashes, and these signed with an SSH key. */
export async function release(key) {
  if (!key || !existsSync(key)) throw new Failure('With which key it is signed: just release ~/.ssh/id_ed25519');
  if (!isInPath('ssh-keygen')) throw new Failure('ssh-keygen is missing (Debian: apt-get install openssh-client).');
  await rm(RELEASE, { recursive: true, force: true });
  await mkdir(RELEASE, { recursive: true });
  await buildWeb();
  await call('cargo', ['build', '--locked', '--release', '-p', 'pillarbox']);
  await copyFile(join(ROOT, 'target/release/pillarbox'), join(RELEASE, 'pillarbox'));
  await call('tar', ['-C', WEB, '-czf', join(RELEASE, 'pillarbox-web.tar.gz'), 'dist']);
  await partsLists(RELEASE);
  const names = (await readdir(RELEASE)).sort();
  const hash = (name) => createHash('sha256').update(readFileSync(join(RELEASE, name))).digest('hex');
  const sums = join(RELEASE, 'SHA256SUMS');
  await writeFile(sums, names.map((name) => `${hash(name)}  ${name}\n`).join(''));
  await call('ssh-keygen', ['-Y', 'sign', '-n', 'pillarbox', '-f', key, sums]);
  console.log(`The release stands in ${RELEASE}; how it is checked, the README says.`);
}
