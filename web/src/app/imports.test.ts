// The house: shared → features → app. What is shared knows no feature, a feature knows no other feature, and only app knows all.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve('src');
const MAY_NAME: Record<string, string[]> = {
  words: ['words'],
  lib: ['lib', 'api', 'words'],
  api: ['api', 'words'],
  ui: ['ui', 'lib', 'api', 'words'],
  features: ['ui', 'lib', 'api', 'words'],
  testing: ['testing', 'ui', 'api', 'app', 'words'],
  app: ['app', 'features', 'ui', 'lib', 'api', 'words'],
};

interface Import {
  from: string;
  to: string;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  const named = source.matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g);
  return Array.from(named, ([, path = '']) => path)
    .filter((path) => path.startsWith('@/') || path.startsWith('.'))
    .map((path) => {
      const absolute = path.startsWith('@/') ? join(SRC, path.slice(2)) : resolve(SRC, dirname(file), path);
      return { from: file, to: relative(SRC, absolute) };
    });
}

function floor(path: string): string {
  return path.split('/')[0] ?? '';
}

function room(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function isAllowed({ from, to }: Import): boolean {
  if (floor(from) === 'features' && room(from) === room(to)) return true;
  // What the server says has words by its codes, and the codes are types.
  if (floor(from) === 'words' && to === 'api/types') return true;
  return MAY_NAME[floor(from)]?.includes(floor(to)) ?? floor(from) === 'main.tsx';
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('app/states/'),
);

test('imports run down the house, never up and never across', () => {
  const all = files.flatMap(importsOf);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((one) => !isAllowed(one))).toEqual([]);
});

test('nothing that ships leans on what is for tests', () => {
  const shipped = files.filter((file) => !file.startsWith('testing/'));
  expect(shipped.flatMap(importsOf).filter(({ to }) => floor(to) === 'testing')).toEqual([]);
});

test('no file has outgrown its reader', () => {
  const long = files
    .filter((file) => file !== 'api/schema.ts')
    .map((file) => ({ file, lines: readFileSync(join(SRC, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});
