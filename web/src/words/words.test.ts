// That every language says everything, in its own words.
import { expect, test } from 'vitest';
import de from './de';
import { aboutConnections } from './de/about-connections';
import { aboutPosts } from './de/about-posts';
import { aboutSettings } from './de/about-settings';
import { atTheDoor } from './de/at-the-door';
import { inside } from './de/inside';
import en from './en';

type Leaf = [path: string, value: unknown];

function leavesOf(value: unknown, path: string): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
}

/** These say what the server says, by its codes; `said-by-code.test.ts` looks at them. */
const BY_CODE = /^(refusals|standing|deliveries|news)\./;

/** What is asked for a part of a day. */
const DAY = { weekday: 'Tue', day: '24', month: 'Nov', year: '' };

/** With what it is said, where numbers do not do. */
const SAID_WITH: [RegExp, ...unknown[]][] = [
  [/^times\.(day|wall)$/, DAY, '09:00'],
  [/^ui\.showField$/, 'name'],
  [/^accounts\.forecast\.title$/, 3, 5, 'reconnect'],
  [/^accounts\.forecast\.group$/, 3, 'reconnect'],
];

function said([path, value]: Leaf): string {
  if (typeof value !== 'function') return String(value);
  const [, ...given] = SAID_WITH.find(([which]) => which.test(path)) ?? [undefined, 3, 2, 1];
  return String(value(...given));
}

const english = leavesOf(en, '').filter(([path]) => !BY_CODE.test(path));
const german = new Map(leavesOf(de, ''));

/** Names, and words that both languages have. */
const SAME = new Set([
  'feeds.title',
  'instance.version',
  'keys.form.name',
  'post.change.text',
  'settings.mail.title',
  'shell.tabs.blog',
  'accounts.sandbox',
  'compose.sandbox',
  'instance.admin',
  'times.bytes.1',
  'times.bytes.2',
  'times.bytes.3',
  // Only what is handed in.
  'times.inZone',
  'plan.region',
  'queue.over',
]);

test('nothing is left unsaid', () => {
  expect(english.length).toBeGreaterThan(500);
  expect(leavesOf(en, '').map(([path]) => path)).toEqual(expect.arrayContaining([...german.keys()]));
  for (const leaf of [...english, ...[...german].filter(([path]) => !BY_CODE.test(path))]) {
    expect(said(leaf).trim(), leaf[0]).not.toBe('');
    expect(said(leaf), leaf[0]).not.toMatch(/undefined|\[object/);
  }
});

test('German is not English, but for a few words that both have', () => {
  const same = english.filter(([path, value]) => said([path, value]) === said([path, german.get(path)]));
  expect(same.map(([path]) => path).filter((path) => !SAME.has(path))).toEqual([]);
});

test('both name the same things that stand inside a sentence', () => {
  const named = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const [path, value] of english) {
    expect(named(said([path, german.get(path)])), path).toEqual(named(said([path, value])));
  }
});

test('what was tried completes “Es ist nicht gelungen, …”', () => {
  const tried = [...german].filter(
    ([path]) =>
      /[dD]oing\w*$/.test(path) ||
      /\.(load|loadPosts|loadOlder|loadDetails|loadOne|notMoved|notUndone|sendAgain|opening|openingFailed|storing|loading|entriesLoading)$/.test(
        path,
      ),
  );
  const phrases = tried.filter(([, value]) => /^[a-zäöü]/.test(String(value)));
  expect(phrases.length).toBeGreaterThan(50);
  const wrong = phrases.filter(([, value]) => !/(^|\s)zu\s|\p{L}zu\p{L}+en(,|$)/u.test(String(value)));
  expect(wrong).toEqual([]);
});

test('the rooms have all there is', () => {
  const rooms = { ...atTheDoor, ...inside, ...aboutConnections, ...aboutPosts, ...aboutSettings };
  expect(Object.keys(rooms).toSorted()).toEqual(Object.keys(en).toSorted());
});
