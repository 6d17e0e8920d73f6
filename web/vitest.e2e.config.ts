import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By name: the stories begin on a server that nobody has set up yet. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => one.moduleId.localeCompare(other.moduleId));
  }
}

// All of it shares one server and one account, so nothing runs beside anything else.
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    environment: 'node',
    // Inside the tests BASE_URL is the runner's own word for something else, so the two addresses travel under other names.
    env: {
      PILLARBOX_URL: process.env['BASE_URL'] ?? 'http://127.0.0.1:8080',
      PRETEND_X_URL: process.env['SANDBOX_URL'] ?? 'http://127.0.0.1:8090',
    },
    // Measured alone; see there.
    include: [process.env['LIGHTHOUSE'] === '1' ? 'e2e/lighthouse.ts' : 'e2e/*.e2e.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    sequence: { concurrent: false, sequencer: ByName },
  },
});
