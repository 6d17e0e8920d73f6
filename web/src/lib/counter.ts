// The weight of a text as X counts it, and where it becomes too long. Loaded with the composer: the library is large.
// The server decides (api/src/posts/rules); this follows it as far as the library and the browser's own emoji go.
import twitterText from 'twitter-text';
import { NEWER, OLDER } from './counter-tlds';

/** Start and end in UTF-16 units. */
type Range = readonly [number, number];

const LINK_WEIGHT = 23;
const ANY_EMOJI = '\u{1F600}';
/** How many shorter starts are tried; a host that weighs less than the link it becomes is shorter than one. */
const TRIES = 32;

const SEGMENTER = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('en', { granularity: 'grapheme' }) : null;
const RGI_EMOJI = emojiPattern();
const DOMAINS = new RegExp(`\\.(${[...OLDER, ...NEWER.keys()].join('|')})(?![0-9a-z@+-])`, 'gi');

/** The `v` flag is younger than some browsers in use; without it new emoji are counted too high, never too low. */
function emojiPattern(): RegExp | null {
  try {
    // biome-ignore lint/complexity/useRegexLiterals: with a literal the whole file would not parse there
    return new RegExp('\\p{RGI_Emoji}', 'gv');
  } catch {
    return null;
  }
}

function clusters(text: string): string[] {
  if (SEGMENTER === null) return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  return Array.from(SEGMENTER.segment(text), (part) => part.segment);
}

const known = new Map<string, boolean>();

function isKnown(emoji: string): boolean {
  const answer = known.get(emoji) ?? twitterText.parseTweet(emoji).weightedLength === 2;
  known.set(emoji, answer);
  return answer;
}

/** The library knows emoji up to Emoji 11 and counts newer ones by their parts. Those are replaced by one it knows. */
function withKnownEmoji(text: string): string {
  return RGI_EMOJI === null ? text : text.replace(RGI_EMOJI, (emoji) => (isKnown(emoji) ? emoji : ANY_EMOJI));
}

/** What is no link. Without a dot the library finds none, and a comma weighs the same. */
function weightOfPlain(text: string): number {
  return text === '' ? 0 : twitterText.parseTweet(withKnownEmoji(text.replaceAll('.', ','))).weightedLength;
}

/**
 * The text as if the domains that came since the library was made were old ones, and those that went were none; every character
 * stays at its place.
 */
function withTodaysDomains(text: string): string {
  return text.replace(DOMAINS, (_all, name: string) => {
    return `.${NEWER.get(name.toLowerCase()) ?? name.replace(/[a-z]/gi, 'q').replace(/[^q]/g, name[0] ?? 'q')}`;
  });
}

/**
 * Where a link stands. Of a host without scheme the library gives the first place with the same text, even where that is no host,
 * and with a path it gives more than one place.
 */
function placeOf(text: string, url: string, start: number, end: number): Range {
  if (url.length !== end - start) return [text.lastIndexOf(url.slice(0, url.search(/[:/?]/)), end - url.length), end];
  if (/[:/?]/.test(url)) return [start, end];
  for (let at = start; at >= 0; at = text.indexOf(url, at + 1)) {
    if (!/[0-9a-z@+-]/i.test(text.charAt(at + url.length))) return [at, at + url.length];
  }
  return [start, end];
}

function linksOf(text: string): Range[] {
  const urls = twitterText.extractUrlsWithIndices(text);
  return urls.map(({ url, indices: [start, end] }) => placeOf(text, url, start, end));
}

/** The links of a composed text, a second time where it matters which domains X knows: then the longer reading counts. */
function readingsOf(composed: string): Range[][] {
  const today = withTodaysDomains(composed);
  return today === composed ? [linksOf(composed)] : [linksOf(composed), linksOf(today)];
}

/** The links of a text that X finds today, as they stand in it. */
export function linksIn(text: string): Range[] {
  return linksOf(withTodaysDomains(text));
}

/** The weight of what lies before `end`, without a link that reaches beyond. */
function weigh(composed: string, links: Range[], end = composed.length): number {
  let weight = 0;
  let from = 0;
  for (const [start, stop] of links) {
    if (stop > end) return weight + weightOfPlain(composed.slice(from, Math.min(start, end)));
    weight += weightOfPlain(composed.slice(from, start)) + LINK_WEIGHT;
    from = stop;
  }
  return weight + weightOfPlain(composed.slice(from, end));
}

export function weightedLength(text: string): number {
  const composed = text.normalize('NFC');
  return Math.max(...readingsOf(composed).map((links) => weigh(composed, links)));
}

/** Where the part beyond `max` begins, as an index into `text`; `text.length` when all of it fits. Never inside an emoji or a link. */
export function overflowStart(text: string, max: number): number {
  if (weightedLength(text) <= max) return text.length;
  const cuts = cutsOf(text, max);
  // A start may weigh more alone: `a.com` is a link, and in `a.comx` it is none.
  const fits = (cut: number) => weightedLength(text.slice(0, cut)) <= max;
  return cuts.slice(-TRIES).findLast(fits) ?? cuts.findLast((cut) => /[ \n]$/.test(text.slice(0, cut))) ?? 0;
}

/** The ends of all starts that fit, cut neither a link nor what is one on the screen, shortest first. */
function cutsOf(text: string, max: number): number[] {
  const composed = text.normalize('NFC');
  const readings = readingsOf(composed);
  const places: { cut: number; at: number }[] = [];
  let cut = 0;
  let at = 0;
  for (const cluster of clusters(text)) {
    cut += cluster.length;
    at += cluster.normalize('NFC').length;
    places.push({ cut, at });
  }
  const fits = (end: number) => readings.every((links) => weigh(composed, links, end) <= max);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(places[middle]?.at ?? 0)) low = middle + 1;
    else high = middle;
  }
  const isInside = (end: number) => readings.some((links) => links.some(([start, stop]) => start < end && end < stop));
  return places.slice(0, low).flatMap((place) => (isInside(place.at) ? [] : [place.cut]));
}
