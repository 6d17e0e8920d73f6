// Adds to package-lock.json the packages of other systems that the lock lacks, so that `npm ci` accepts it everywhere. npm leaves out
// optional packages it could not look up; then `npm ci` refuses the lock it wrote itself. Added entries have a version and a system,
// and no checksum: on such a system npm looks the version up. Run after every change of the lock.
import { readFile, writeFile } from 'node:fs/promises';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(await readFile(file, 'utf8'));

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPUS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** "…-linux-arm64-musl" says for which system, processor and C library a package is. */
function systemOf(name) {
  const words = name.split(/[-/]/);
  const os = words.filter((word) => SYSTEMS.includes(word));
  const cpu = words.filter((word) => CPUS.includes(word));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc.length && { libc }) };
}

let added = 0;
for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const system = systemOf(name);
    if (place in lock.packages || Object.keys(system).length === 0) continue;
    if (!/^\d/.test(version)) throw new Error(`${name} is wanted as ${version}: look up which version that is`);
    lock.packages[place] = { version, ...system, ...(owner.dev && { dev: true }), optional: true };
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : Number(one > other))),
);
await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other systems added`);
