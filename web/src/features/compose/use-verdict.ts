import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Candidate, verdictQuery } from '@/api/calls/validate-post';
import type { AccountVerdict, FieldError, Verdict } from '@/api/types';
import { useSettled } from '@/lib/use-settled';
import type { Weight } from '@/lib/use-weight';
import type { Content } from './content';
import { placeOf } from './images/image-errors';

/** What the server has said about a post exactly as it stands in the composer, for one of the accounts. */
export interface Opinion {
  account: AccountVerdict;
  /** About the post as a whole. */
  problems: FieldError[];
}

export interface Verdicts {
  /** The server's word about exactly this; `null` while it is not known, and when it cannot be had. */
  opinionFor: (accountId: string) => Opinion | null;
  /** The one before it stands in meanwhile: for what would flicker if it came and went with every letter. */
  latelyFor: (accountId: string) => Opinion | null;
}

const UNKNOWN: Verdicts = { opinionFor: () => null, latelyFor: () => null };

export function candidateOf({ text, accountIds, overrides, images }: Content, at: Candidate['at'] = null): Candidate {
  const describedCount = images.filter(({ altText }) => altText.trim() !== '').length;
  return { text, accountIds, overrides, imageCount: images.length, describedCount, at };
}

function isTyped({ text, overrides }: Pick<Candidate, 'text' | 'overrides'>): boolean {
  return text.trim() !== '' || overrides.some((own) => own.text.trim() !== '');
}

function read(verdict: Verdict, accountId: string): Opinion | null {
  const account = verdict.accounts.find((one) => one.account_id === accountId);
  return account === undefined ? null : { account, problems: verdict.problems };
}

/** Asks the server a moment after the typing pauses. */
export function useVerdict(content: Content): Verdicts {
  // As one text, so that what is the same is not a change.
  const wanted = JSON.stringify(candidateOf(content));
  const settled = useSettled(wanted);
  const asked = useMemo(() => JSON.parse(settled ?? wanted) as Candidate, [settled, wanted]);
  const { data, isPlaceholderData } = useQuery({
    ...verdictQuery(asked),
    placeholderData: keepPreviousData,
    // Not `enabled: true`, so that whoever holds all questions back holds this one too.
    ...((settled === null || !isTyped(asked)) && { enabled: false }),
  });
  if (!isTyped(content) || data === undefined) return UNKNOWN;
  const isAboutThis = !isPlaceholderData && settled === wanted;
  const latelyFor = (accountId: string) => read(data, accountId);
  return { latelyFor, opinionFor: isAboutThis ? latelyFor : UNKNOWN.opinionFor };
}

/** The server's count wins over the one that was made here. */
export function weightOf(opinion: Opinion | null, counted: Weight | null): Weight | null {
  if (opinion === null) return counted;
  const { weighted_length, text_weighted_max, valid_until } = opinion.account;
  return { length: weighted_length, max: text_weighted_max, overflowStart: valid_until };
}

/** May be insisted on once the post has been refused for it, so it does not stand in the way before. */
export const MAY_BE_MEANT = 'same_text_within_a_day';

const OWN_TEXT = /^overrides\[(\d+)\]\.text$/;

/** The place in `overrides` of the text a field is about; `null` for the shared text, undefined for anything else. */
export function textPlaceOf(field: string): number | null | undefined {
  if (field === 'text') return null;
  const found = OWN_TEXT.exec(field);
  return found === null ? undefined : Number(found[1]);
}

/** What the post would be refused for, and what the writer can mend here. Whether the account is well is told elsewhere. */
export function obstacles(opinion: Opinion | null): FieldError[] {
  if (opinion === null) return [];
  const all = [...opinion.problems, ...opinion.account.problems];
  return all.filter(
    ({ field, code }) => code !== MAY_BE_MEANT && (textPlaceOf(field) !== undefined || placeOf(field) !== null),
  );
}
