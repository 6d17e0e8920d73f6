// Reads a JSON array of texts with maxima from each line and answers each line with what the page's counter says: the
// weight, and where the part beyond the maximum begins. The argument is the folder with the packages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const packages = process.argv[2];
const require = createRequire(join(packages, 'any.js'));
const Module = require('node:module');
const ts = require('typescript');

const load = Module._load;
Module._load = (name, ...rest) => load(name === 'punycode' ? require.resolve('punycode/') : name, ...rest);

/** A module of the page, without its types. */
function page(name) {
  const source = readFileSync(join(packages, '../src/lib', `${name}.ts`), 'utf8');
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const exports = {};
  new Function('exports', 'require', outputText)(exports, (path) => (path[0] === '.' ? page(path.slice(2)) : require(path)));
  return exports;
}

const { weightedLength, overflowStart } = page('counter');

createInterface({ input: process.stdin }).on('line', (line) => {
  const answers = JSON.parse(line).map(([text, max]) => [weightedLength(text), overflowStart(text, max)]);
  process.stdout.write(`${JSON.stringify(answers)}\n`);
});
