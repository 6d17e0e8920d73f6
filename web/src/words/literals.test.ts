// No sentence stands outside the words: what is seen or read out would be English in every language. And no word is read before it is
// there: a module runs before the words have come.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const SRC = resolve('src');

/** For whoever builds the page, and for the tests. */
const NOT_LOOKED_AT = /^(words|testing|app\/states)\/|\.test\.tsx?$|^api\/schema\.ts$/;

/** Names, and what is no language. */
const MAY_STAND = new Set(['Pillarbox', 'Samsung Internet', 'localhost', 'X_CLIENT_ID']);

/** Properties of components and elements that are shown or read out. */
const SHOWN =
  /^(title|label|hint|alt|placeholder|doing|lead|text|summary|name|noneLabel|emptyHint|error|(busy|confirm|cancel)Label|aria-(label|description|roledescription|valuetext))$/;

/** `name` of an input is for programs. */
const ELEMENT = /^[a-z]/;

const hasLetters = (text: string) => /\p{L}{2}/u.test(text.replaceAll(/\{\w+\}/g, '')) && !MAY_STAND.has(text.trim());
const isSentence = (text: string) => /^[“"]?\p{Lu}[\p{L}’]* [\p{L}’]+( |\.|…|$)/u.test(text.trim());

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map((one) => one.literal.text)].join('…');
  return undefined;
}

function isForPrograms(node: ts.Node): boolean {
  for (let up: ts.Node = node.parent; up !== undefined; up = up.parent) {
    if (ts.isImportDeclaration(up) || ts.isTypeNode(up)) return true;
    // Errors that are thrown are for the console.
    if (ts.isNewExpression(up) && /Error$/.test(up.expression.getText())) return true;
    if (ts.isCallExpression(up) && up.expression.kind === ts.SyntaxKind.SuperKeyword) return true;
  }
  return false;
}

/** Inside of what is shown: a child of an element, or one of the properties above. */
function isShown(node: ts.Node): boolean {
  let up: ts.Node = node.parent;
  // Through "a ? 'b' : 'c'", "a ?? 'b'", "a && 'b'" and braces.
  while (
    ts.isConditionalExpression(up) ||
    ts.isBinaryExpression(up) ||
    ts.isParenthesizedExpression(up) ||
    ts.isJsxExpression(up)
  ) {
    if (ts.isBinaryExpression(up) && /[=!]==?/.test(up.operatorToken.getText())) return false;
    up = up.parent;
  }
  if (ts.isJsxElement(up) || ts.isJsxFragment(up)) return true;
  if (!ts.isJsxAttribute(up)) return false;
  const name = up.name.getText();
  const element = up.parent.parent.tagName.getText();
  return SHOWN.test(name) && !(name === 'name' && ELEMENT.test(element)) && !(name === 'name' && element === 'Icon');
}

function literalsIn(file: string, source: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasLetters(node.text)) found.push(node.text.trim());
    const text = textOf(node);
    if (text !== undefined && !isForPrograms(node) && ((isShown(node) && hasLetters(text)) || isSentence(text)))
      found.push(text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found.filter((text) => !MAY_STAND.has(text.trim()));
}

/** Where `words.…` is read while the module is still being run. */
function readTooEarly(file: string, source: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    // Of `words.page.title` the inmost is `words.page`.
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'words') {
      found.push(node.getText());
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const inAll = (look: (file: string, source: string) => string[], which: string[]) =>
  which.flatMap((file) => look(file, readFileSync(join(SRC, file), 'utf8')).map((text) => `${file}: ${text}`));

test('nothing that is shown stands outside the words', () => {
  const shown = files.filter((file) => !NOT_LOOKED_AT.test(file));
  expect(shown.length).toBeGreaterThan(150);
  expect(inAll(literalsIn, shown)).toEqual([]);
});

test('no module reads words before they are there', () => {
  const shipped = files.filter((file) => !/^(testing)\/|\.test\.tsx?$/.test(file));
  expect(inAll(readTooEarly, shipped)).toEqual([]);
});

describe('this test', () => {
  test.each([
    ['<p>Nothing yet</p>'],
    ['<Button label="Send" />'],
    [`<Icon title={\`Image \${count}\`} />`],
    ["<p>{isOpen ? 'Hide' : 'Show'}</p>"],
    ["<input placeholder='Search' />"],
    ["toast('It is done.')"],
    ["const TITLES = { none: 'Nothing yet' }"],
  ])('finds %s', (source) => {
    expect(literalsIn('a.tsx', `const a = () => { const b = ${source.replace(/^const TITLES = /, '')}; }`)).not.toEqual(
      [],
    );
  });

  test.each([
    ['<p className="text-sm font-medium">{words.a}</p>'],
    ["<p>{kind === 'open' && words.a}</p>"],
    ['<Icon name="check" />'],
    ["throw new Error('This is for the console.')"],
    ["<a href='/api/docs'>{label}</a>"],
  ])('lets %s pass', (source) => {
    expect(literalsIn('a.tsx', source.startsWith('throw') ? source : `const a = ${source}`)).toEqual([]);
  });

  test('finds words that are read too early, and lets those pass that are read in time', () => {
    expect(readTooEarly('a.ts', 'const TITLE = words.page.title;')).toEqual(['words.page']);
    expect(readTooEarly('a.ts', 'const titleOf = () => words.page.title;')).toEqual([]);
  });
});
