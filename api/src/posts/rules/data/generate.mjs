// Writes emoji.txt and tlds.txt beside this file, and the two short lists of the web client's counter. Needs three
// packages in one folder, whose path is the only argument:
//
//   npm install --prefix /tmp/data --ignore-scripts twitter-text@3.1.0 @unicode/unicode-18.0.0@2.0.7 tlds@1.261.0
//   node generate.mjs /tmp/data
//
// A newer Unicode version has a package of its own name: change it in the two places below.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const UNICODE = '@unicode/unicode-18.0.0';
const here = dirname(fileURLToPath(import.meta.url));
const modules = join(resolve(process.argv[2] ?? '.'), 'node_modules');
const require = createRequire(join(modules, 'any.js'));
const version = (name) => JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')).version;
const today = new Date().toISOString().slice(0, 10);

const text = version('twitter-text');
const parser = version('twemoji-parser');
writeFileSync(join(here, 'emoji.txt'), await emoji());
const lists = domains();
writeFileSync(join(here, 'tlds.txt'), lists.file);
writeFileSync(join(here, '../../../../../web/src/lib/counter-tlds.ts'), lists.typescript);

/** Every sequence of Unicode's recommended set, then what else the package takes for one emoji. */
async function emoji() {
  const rgi = (await import(pathToFileURL(join(modules, UNICODE, 'Sequence_Property/RGI_Emoji/index.mjs')))).default;
  const recommended = new Set(rgi);
  const pattern = require('twemoji-parser/dist/lib/regex').default.source;
  // A single code point needs no line: it weighs 2 as an emoji and 2 without.
  const others = [...new Set(language(pattern))].filter((one) => !recommended.has(one) && [...one].length > 1);
  return [
    '// Emoji sequences that count as one. Written by generate.mjs; one line for each first code point.',
    `// [unicode] RGI emoji of Unicode ${UNICODE.split('-')[1]} (npm ${UNICODE} ${version(UNICODE)}, read ${today}).`,
    `// [package] What else npm twemoji-parser ${parser}, the parser of twitter-text ${text}, takes for one emoji.`,
    '[unicode]',
    ...lines([...recommended]),
    '[package]',
    ...lines(others),
    '',
  ].join('\n');
}

function lines(sequences) {
  const groups = new Map();
  for (const one of sequences.sort(byCodePoint)) {
    const first = one.codePointAt(0);
    groups.set(first, [...(groups.get(first) ?? []), one]);
  }
  return [...groups.values()].map((group) => group.join(' '));
}

function byCodePoint(a, b) {
  const [left, right] = [[...a], [...b]].map((one) => one.map((c) => c.codePointAt(0)));
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    if (left[at] !== right[at]) return left[at] - right[at];
  }
  return left.length - right.length;
}

/** All strings a pattern without `*` and `+` matches; look-ahead is passed over. */
function language(source) {
  let at = 0;
  const unit = () => {
    if (source[at] !== '\\') return source[at++];
    at += 6;
    return String.fromCharCode(Number.parseInt(source.slice(at - 4, at), 16));
  };
  const set = () => {
    const units = [];
    for (at++; source[at] !== ']'; ) {
      const from = unit();
      let to = from;
      if (source[at] === '-') {
        at++;
        to = unit();
      }
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) units.push(String.fromCharCode(code));
    }
    at++;
    return units;
  };
  const part = () => {
    if (source[at] === '[') return set();
    if (source[at] !== '(') return [unit()];
    if (source.startsWith('(?!', at)) {
      at = source.indexOf(')', at) + 1;
      return [''];
    }
    at += source.startsWith('(?:', at) ? 3 : 1;
    const inside = either();
    at++;
    return inside;
  };
  const sequence = () => {
    let strings = [''];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      let next = part();
      if (source[at] === '?') {
        at++;
        next = ['', ...next];
      }
      strings = strings.flatMap((start) => next.map((end) => start + end));
    }
    return strings;
  };
  const either = () => {
    const strings = sequence();
    while (source[at] === '|') {
      at++;
      strings.push(...sequence());
    }
    return strings;
  };
  return either();
}

/** The top-level domains of the package and of the root zone, and where they differ. */
function domains() {
  const known = new Set(
    ['validGTLD', 'validCCTLD'].flatMap((name) => {
      const source = require(`twitter-text/dist/regexp/${name}`).source;
      return source.slice('(?:(?:'.length, source.lastIndexOf(')(?=')).split('|');
    }),
  );
  const delegated = new Set(require('tlds'));
  const both = [...known].filter((name) => delegated.has(name));
  const older = [...known].filter((name) => !delegated.has(name));
  const newer = [...delegated].filter((name) => !known.has(name));
  const file = [
    '// Top-level domains. Written by generate.mjs; what the sections are for stands in tlds.rs.',
    `// The package is npm twitter-text ${text}; the root zone is IANA's list in npm tlds ${version('tlds')}; read ${today}.`,
    '[both]',
    ...wrapped(both, 118),
    '[package only]',
    ...wrapped(older, 118),
    '[root zone only]',
    ...wrapped(newer, 118),
    '',
  ].join('\n');
  const constant = (name, about, names) => [
    `/** ${about} */`,
    `export const ${name} = (`,
    ...wrapped(names, 112).map((words, at, all) => `  '${words}${at + 1 < all.length ? " ' +" : "'"}`),
    ").split(' ');",
  ];
  const typescript = [
    `// Where the root zone (npm tlds ${version('tlds')}) and the list inside twitter-text ${text} differ. Written by`,
    `// api/src/posts/rules/data/generate.mjs, ${today}.`,
    '',
    ...constant('OLDER', 'Known to the library alone.', older),
    '',
    '/** Known to the root zone alone, each with one known to both that is as long and as heavy and of a like script. */',
    'export const NEWER = new Map([',
    ...newer.sort().map((name) => `  ['${name}', '${both.find((other) => shape(other) === shape(name))}'],`),
    ']);',
    '',
  ].join('\n');
  return { file, typescript };
}

/** What two names share that count alike: the script by rough, code point by code point. */
function shape(name) {
  return [...name].map((c) => (c < '\u0080' ? 'a' : c < '\u1100' ? 'e' : '漢')).join('');
}

function wrapped(words, width) {
  const out = [];
  for (const word of words.sort()) {
    const last = out.length - 1;
    if (last >= 0 && `${out[last]} ${word}`.length <= width) out[last] += ` ${word}`;
    else out.push(word);
  }
  return out;
}
