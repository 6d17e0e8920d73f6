import type { FieldError } from '@/api/types';
import { words } from '@/words';
import { type Content, textFor } from './content';
import type { DraftImage } from './draft';
import { type ImageErrors, placeOf, sortErrors } from './images/image-errors';
import type { Outcome } from './outcome';
import { MAY_BE_MEANT, obstacles, textPlaceOf, type Verdicts } from './use-verdict';

interface Problems {
  /** Sentences about the text of these accounts. That it is too long is told with the count, if the count knows. */
  text: (accountIds: readonly string[], isOver: boolean) => string[];
  /** How much is wrong with the text of an account. */
  count: (accountId: string) => number;
  byImage: ReadonlyMap<string, ImageErrors>;
  /** About the images together. */
  together: string[];
  /** The images as the server saw them. */
  sent: readonly DraftImage[];
  /** What the server would refuse it for: while they stand there is no point in sending. */
  obstacles: { accountId: string; problem: FieldError }[];
}

const TOO_LONG = 'text_too_long';

function textOf({ text, overrides }: Content, accountId: string): string {
  return overrides.find(({ account_id }) => account_id === accountId)?.text ?? text;
}

/** What a refusal says of the text of one account, as long as it is still that text. */
function refusedText(outcome: Outcome, now: Content, accountId: string): FieldError[] {
  if (outcome.kind !== 'refused') return [];
  const { content: sent, refusal } = outcome;
  if (textOf(sent, accountId) !== textOf(now, accountId)) return [];
  const own = sent.overrides.findIndex(({ account_id }) => account_id === accountId);
  return refusal.fields.filter(({ field }) => textPlaceOf(field) === (own === -1 ? null : own));
}

/** What stands against the post: what the server has said of it in advance, and what it was refused for when it was sent. */
export function problemsOf(verdicts: Verdicts, outcome: Outcome, content: Content): Problems {
  const ahead = content.accountIds.flatMap((accountId) =>
    obstacles(verdicts.opinionFor(accountId)).map((problem) => ({ accountId, problem })),
  );
  const about = (accountId: string) =>
    [
      ...ahead.filter((one) => one.accountId === accountId).map(({ problem }) => problem),
      ...refusedText(outcome, content, accountId),
    ].filter(({ field, code }) => textPlaceOf(field) !== undefined && code !== MAY_BE_MEANT);

  const refused = outcome.kind === 'refused' ? outcome : undefined;
  const sent = refused?.content.images ?? [];
  const { byImage, together } = sortErrors(refused?.refusal.fields ?? [], sent);
  const isSameImages = sent.length === content.images.length;
  const aboutImages = ahead.filter(({ problem }) => placeOf(problem.field) !== null);
  return {
    text: (accountIds, isOver) =>
      unique(
        accountIds.flatMap((id) =>
          about(id)
            .filter(({ code }) => !(isOver && code === TOO_LONG))
            .map((problem) => words.refusals.field(problem)),
        ),
      ),
    count: (accountId) => unique(about(accountId).map(({ code }) => code)).length,
    byImage,
    together: unique([
      ...aboutImages.map(({ problem }) => words.refusals.field(problem)),
      ...(isSameImages ? together : []),
    ]),
    sent,
    obstacles: ahead,
  };
}

function unique(sentences: string[]): string[] {
  return [...new Set(sentences)];
}

/** The accounts for which nothing is written. */
export function withoutText(draft: Parameters<typeof textFor>[0], accountIds: readonly string[]): string[] {
  return accountIds.filter((id) => textFor(draft, id).trim() === '');
}
