// What is written, as it is asked for: for a post, for a draft, and to tell one from another.
import type { DraftContent } from '@/api/calls/create-draft';
import type { OwnText, Written } from '@/api/calls/create-post';
import { type Plan, scheduledFor } from '@/lib/plan';
import { type RequestKey, requestKeyOf } from '@/lib/request-key';
import { isWhole } from '@/lib/wall-time';
import type { Draft, DraftImage } from './draft';

/** A post as it stands in the composer. */
export interface Content {
  text: string;
  accountIds: readonly string[];
  overrides: readonly OwnText[];
  images: readonly DraftImage[];
  draftId: string | null;
  allowDuplicate: boolean;
}

function ownTextsOf({ overrides }: Pick<Draft, 'overrides'>): OwnText[] {
  return Object.entries(overrides).map(([account_id, text]) => ({ account_id, text }));
}

export function contentOf(draft: Draft, accountIds: readonly string[], allowDuplicate = false): Content {
  const overrides = ownTextsOf(draft).filter(({ account_id }) => accountIds.includes(account_id));
  const { text, images, saved } = draft;
  return { text, accountIds, overrides, images, draftId: saved?.id ?? null, allowDuplicate };
}

export function textFor(draft: Pick<Draft, 'text' | 'overrides'>, accountId: string): string {
  return draft.overrides[accountId] ?? draft.text;
}

function mediaOf(images: readonly DraftImage[]): Written['media'] {
  return images.flatMap(({ upload, altText }) => (upload.state === 'kept' ? [{ id: upload.mediaId, altText }] : []));
}

/** Of the images those that the server has: the caller waits for the others. */
export function writtenOf({ text, accountIds, overrides, images }: Content): Written {
  return { text, accountIds, overrides, media: mediaOf(images) };
}

/** What can be kept of it now. */
export function draftContentOf(draft: Draft): DraftContent {
  const { text, images, plan } = draft;
  const isTimed = plan !== null && isWhole(plan);
  return {
    text,
    accountIds: draft.accountIds ?? [],
    overrides: ownTextsOf(draft),
    media: mediaOf(images),
    scheduledFor: isTimed ? scheduledFor(plan) : null,
    timeZone: isTimed ? plan.zone : null,
  };
}

/** Two drafts with one print say the same. */
export function printOf({ text, accountIds, overrides, media, scheduledFor, timeZone }: DraftContent): string {
  const own = overrides.map(({ account_id, text }) => [account_id, text]).sort();
  const shown = media.map(({ id, altText }) => [id, altText.trim()]);
  return JSON.stringify([text, [...accountIds].sort(), own, shown, scheduledFor, timeZone]);
}

/** What tells one thing to be posted from another, for its Idempotency-Key. With a plan: the content for then. */
export function fingerprint(content: Content, plan?: Plan): string {
  const { draftId, allowDuplicate } = content;
  return JSON.stringify([writtenOf(content), draftId, allowDuplicate, plan]);
}

/** One per user, like the draft, and for each of the two acts: what was asked for then is not what is asked for now. */
export function contentKeyOf(userId: string, act: 'post' | 'schedule'): RequestKey {
  return requestKeyOf(`${act} ${userId}`);
}
