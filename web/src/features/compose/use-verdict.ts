import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Candidate, verdictQuery } from '@/api/calls/validate-post';
import type { AccountVerdict, FieldError } from '@/api/types';
import type { Weight } from '@/lib/use-weight';
import { placeOf } from './images/image-errors';

/** A pause in the typing after which the server is asked. */
export const PAUSE_MS = 300;

function useSettled({ text, accountId, imageCount, describedCount }: Candidate): Candidate | null {
  const [settled, setSettled] = useState<Candidate | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ text, accountId, imageCount, describedCount }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, accountId, imageCount, describedCount]);
  return settled;
}

function isSame(one: Candidate, other: Candidate): boolean {
  return (
    one.text === other.text &&
    one.accountId === other.accountId &&
    one.imageCount === other.imageCount &&
    one.describedCount === other.describedCount
  );
}

/** What the server has said about a post exactly as it stands in the composer. */
export interface Opinion {
  account: AccountVerdict;
  /** About the post as a whole. */
  problems: FieldError[];
}

const NOTHING: Candidate = { text: '', accountId: '', imageCount: 0, describedCount: 0 };

interface Verdicts {
  /** The server's word about exactly this; `null` while it is not known, and when it cannot be had. */
  opinion: Opinion | null;
  /** The one before it stands in meanwhile: for what would flicker if it came and went with every letter. */
  lately: Opinion | null;
}

/** Asks the server a moment after the typing pauses. */
export function useVerdict(candidate: Candidate): Verdicts {
  const settled = useSettled(candidate);
  const isTyped = candidate.text.trim() !== '';
  const isAsked = settled !== null && settled.text.trim() !== '';
  const { data, isPlaceholderData } = useQuery({
    ...verdictQuery(settled ?? NOTHING),
    placeholderData: keepPreviousData,
    // Not `enabled: true`, so that whoever holds all questions back holds this one too.
    ...(!isAsked && { enabled: false }),
  });
  const account = data?.accounts.find((one) => one.account_id === candidate.accountId);
  if (!isTyped || data === undefined || account === undefined) return { opinion: null, lately: null };
  const lately = { account, problems: data.problems };
  const isAboutThis = !isPlaceholderData && settled !== null && isSame(settled, candidate);
  return { opinion: isAboutThis ? lately : null, lately };
}

/** The server's count wins over the one that was made here. */
export function weightOf(opinion: Opinion | null, counted: Weight | null): Weight | null {
  if (opinion === null) return counted;
  const { weighted_length, text_weighted_max, valid_until } = opinion.account;
  return { length: weighted_length, max: text_weighted_max, overflowStart: valid_until };
}

/** May be insisted on once the post has been refused for it, so it does not stand in the way before. */
export const MAY_BE_MEANT = 'same_text_within_a_day';

/** What the post would be refused for, and what the writer can mend here. Whether the account is well is told elsewhere. */
export function obstacles(opinion: Opinion | null): FieldError[] {
  if (opinion === null) return [];
  const all = [...opinion.problems, ...opinion.account.problems];
  return all.filter(({ field, code }) => code !== MAY_BE_MEANT && (field === 'text' || placeOf(field) !== null));
}
