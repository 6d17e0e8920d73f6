// The recipes that are longer than a few lines. Called by the justfile: node .just/main.mjs <task>
import { buildServer, buildWeb, installWebPackages, writeOpenapi } from './build.mjs';
import { e2e } from './e2e.mjs';
import { fuzz } from './fuzz.mjs';
import { perform } from './processes.mjs';
import { run } from './run.mjs';
import { deny, partsLists, release, webSupply } from './supply.mjs';
import { test } from './test.mjs';

const tasks = {
  run,
  test,
  web: buildWeb,
  packages: installWebPackages,
  openapi: writeOpenapi,
  async supply() {
    await deny();
    await webSupply();
  },
  sbom: () => partsLists(),
  release: () => release(process.argv[3]),
  async e2e() {
    await buildServer();
    await buildWeb();
    await e2e();
  },
  async fuzz() {
    await buildServer();
    await buildWeb();
    await fuzz(process.argv[3] ?? '120');
  },
};

await perform(tasks[process.argv[2]]);
