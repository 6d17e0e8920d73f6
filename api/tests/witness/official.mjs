// Reads a JSON array of texts from each line and answers each line with what the official package says of these texts.
// The arguments are the folder with the packages and the server's table of emoji.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(join(process.argv[2], 'any.js'));
const Module = require('node:module');

// Node has an older module of its own under this name, which counts control characters otherwise; browsers get the package.
const load = Module._load;
Module._load = (name, ...rest) => load(name === 'punycode' ? require.resolve('punycode/') : name, ...rest);

const twitter = require('twitter-text');
const emoji = require('twemoji-parser');
const lines = readFileSync(process.argv[3], 'utf8').split('\n');
const table = new Set(lines.filter((line) => !/^(\/\/|\[)/.test(line)).flatMap((line) => line.split(' ')));
const longest = Math.max(...[...table].map((one) => one.length));
table.delete('');
const { version } = require('twitter-text/package.json');

/**
 * Where a URL is, if the package disagrees with itself: it looks for the text of a host without scheme from the left and may
 * find it too early, and it forgets what of the host is not Latin when it adds a path.
 */
function place({ url, indices: [start, end] }, text) {
  if (url.length === end - start) return [start, end];
  const host = url.slice(0, url.search(/[:/?]/));
  return [text.lastIndexOf(host, end - url.length), end];
}

/** The longest emoji of the server's table that stands at a place: the end of it, or nothing. */
function emojiEnd(text, at) {
  const first = text.codePointAt(at);
  if (first < 0x80 && !/^.[\ufe0f\u20e3]/.test(text.slice(at, at + 2))) return undefined;
  for (let end = Math.min(text.length, at + longest); end > at; end--) {
    if (table.has(text.slice(at, end))) return end;
  }
  return undefined;
}

/** The weight again, by the places of the URLs, and with the emoji that `endOf` finds. */
function weigh(text, places, endOf) {
  const links = new Map(places);
  let weight = 0;
  for (let at = 0; at < text.length; ) {
    const end = endOf(at);
    if (links.has(at)) {
      weight += 23;
      at = links.get(at);
    } else if (end !== undefined) {
      weight += 2;
      at = end;
    } else {
      const character = String.fromCodePoint(text.codePointAt(at));
      weight += weightOf(character);
      at += character.length;
    }
  }
  return weight;
}

const weights = new Map();
function weightOf(character) {
  if (!weights.has(character)) weights.set(character, twitter.parseTweet(character).weightedLength);
  return weights.get(character);
}

function judge(text) {
  const composed = text.normalize();
  const urls = twitter.extractUrlsWithIndices(composed);
  const places = urls.map((url) => place(url, composed));
  const known = new Map(emoji.parse(composed).map(({ indices: [start, end] }) => [start, end]));
  return {
    weight: twitter.parseTweet(text).weightedLength,
    weight_by_place: weigh(composed, places, (at) => known.get(at)),
    weight_with_all_emoji: weigh(composed, places, (at) => emojiEnd(composed, at)),
    links: urls.length,
    cashtags: twitter.extractCashtags(composed).length,
    invalid: twitter.hasInvalidCharacters(text),
  };
}

process.stdout.write(`${version}\n`);
createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(judge))}\n`);
});
