// The weight of a text as X counts it. Loaded with the composer: the library is large.
// The server decides; this number only warns.
import twitterText from 'twitter-text';

const SEGMENTER = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('en', { granularity: 'grapheme' }) : null;
const RGI_EMOJI = emojiPattern();
const ANY_EMOJI = '\u{1F600}';

/** The `v` flag is younger than some browsers in use; without it new emoji are counted too high, never too low. */
function emojiPattern(): RegExp | null {
  try {
    return /^\p{RGI_Emoji}$/v;
  } catch {
    return null;
  }
}

function clusters(text: string): string[] {
  return SEGMENTER === null ? [...text] : Array.from(SEGMENTER.segment(text), (part) => part.segment);
}

/**
 * The library knows emoji up to Emoji 11 and counts newer ones by their parts. Each whole emoji is therefore replaced by one it
 * knows before counting; both weigh 2.
 */
function withKnownEmoji(text: string): string {
  const pattern = RGI_EMOJI;
  if (pattern === null) return text;
  return clusters(text)
    .map((cluster) => (pattern.test(cluster) ? ANY_EMOJI : cluster))
    .join('');
}

export function weightedLength(text: string): number {
  return twitterText.parseTweet(withKnownEmoji(text.normalize('NFC'))).weightedLength;
}

/** Where the part beyond `max` begins, as an index into `text`; `text.length` when all of it fits. Never inside an emoji. */
export function overflowStart(text: string, max: number): number {
  if (weightedLength(text) <= max) return text.length;
  const ends: number[] = [];
  let end = 0;
  for (const cluster of clusters(text)) {
    end += cluster.length;
    ends.push(end);
  }
  let fits = 0;
  let low = 0;
  let high = ends.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = ends[middle] ?? 0;
    if (weightedLength(text.slice(0, candidate)) <= max) {
      fits = candidate;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return fits;
}
