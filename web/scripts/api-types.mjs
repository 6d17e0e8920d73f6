// Writes src/api/schema.ts from ../openapi.yaml; with --check it only says whether the two agree.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const source = new URL('../../openapi.yaml', import.meta.url);
const target = new URL('../src/api/schema.ts', import.meta.url);
const head = '// Generated from ../openapi.yaml by `npm run api:types`. Do not edit.\n\n';

const BLOB = ts.factory.createTypeReferenceNode(ts.factory.createIdentifier('Blob'));

export async function generate() {
  const nodes = await openapiTS(source, {
    alphabetize: false,
    transform(schema) {
      const isBinary = schema.format === 'binary' || schema.contentMediaType === 'application/octet-stream';
      return isBinary && !Array.isArray(schema.type) ? BLOB : undefined;
    },
  });
  return head + astToString(nodes);
}

const fresh = await generate();
if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '');
  if (kept !== fresh) {
    console.error(
      'src/api/schema.ts does not match ../openapi.yaml. Run `npm run api:types` and look at what changed.',
    );
    process.exit(1);
  }
  console.log('src/api/schema.ts matches ../openapi.yaml.');
} else {
  await writeFile(fileURLToPath(target), fresh);
  console.log('wrote src/api/schema.ts');
}
