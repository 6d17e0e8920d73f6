// What X makes a link of in a post: addresses, people, topics, shares. Loaded with the preview: the library is large.
import twitterText from 'twitter-text';
import { linksIn, overflowStart } from './counter';

export type PieceKind = 'plain' | 'link' | 'mention' | 'hashtag' | 'cashtag';

export interface Piece {
  kind: PieceKind;
  /** As X shows it: of an address its beginning. */
  text: string;
  /** Where it begins in the whole. */
  at: number;
}

interface Found {
  kind: PieceKind;
  start: number;
  end: number;
}

/** What is longer is folded away behind "Show more". */
const FOLDED_AT = 280;
const PATH_SHOWN = 15;

/** "example.com/a-long-path-th…" */
export function linkInWords(link: string): string {
  const bare = link.replace(/^https?:\/\//i, '').replace(/^www\./i, '');
  const slash = bare.search(/[/?#]/);
  if (slash === -1 || bare.slice(slash) === '/') return bare.replace(/\/$/, '');
  const path = bare.slice(slash);
  return path.length > PATH_SHOWN ? `${bare.slice(0, slash)}${path.slice(0, PATH_SHOWN)}…` : bare;
}

function foundIn(text: string): Found[] {
  const links = linksIn(text).map(([start, end]): Found => ({ kind: 'link', start, end }));
  const marks: [PieceKind, { indices: [number, number] }[]][] = [
    ['mention', twitterText.extractMentionsWithIndices(text)],
    ['hashtag', twitterText.extractHashtagsWithIndices(text)],
    ['cashtag', twitterText.extractCashtagsWithIndices(text)],
  ];
  const others = marks.flatMap(([kind, all]) => all.map(({ indices: [start, end] }): Found => ({ kind, start, end })));
  // A `#part` of an address is the address's.
  const isInLink = (one: Found) => links.some(({ start, end }) => one.start < end && start < one.end);
  return [...links, ...others.filter((one) => !isInLink(one))].sort((one, other) => one.start - other.start);
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (end: number) => end > at && pieces.push({ kind: 'plain', text: text.slice(at, end), at });
  for (const { kind, start, end } of foundIn(text)) {
    plain(start);
    const part = text.slice(start, end);
    pieces.push({ kind, text: kind === 'link' ? linkInWords(part) : part, at: start });
    at = end;
  }
  plain(text.length);
  return pieces;
}

/** The host of the address whose card X shows below a post without images: the last one. */
export function cardHostOf(text: string): string | null {
  const last = linksIn(text).at(-1);
  if (last === undefined) return null;
  return linkInWords(text.slice(...last)).split(/[/?#]/)[0] ?? null;
}

/** The part that is shown at once, and whether there is more. */
export function folded(text: string): { text: string; hasMore: boolean } {
  const end = overflowStart(text, FOLDED_AT);
  return { text: text.slice(0, end).trimEnd(), hasMore: end < text.length };
}
