// A draft of the server, taken into the composer.
import type { DraftContent } from '@/api/calls/create-draft';
import type { Draft as ServerDraft } from '@/api/types';
import { newPlan, type Plan } from '@/lib/plan';
import { browserZone, isKnownZone, isWhole, wallTimeAt } from '@/lib/wall-time';
import { words } from '@/words';
import { printOf } from './content';
import { type Draft, EMPTY_DRAFT } from './draft';

/** An instant names its offset; a time without one is meant on the wall. */
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;

function planOf({ scheduled_for, time_zone }: ServerDraft): Plan | null {
  if (scheduled_for === null) return null;
  const zone = time_zone !== null && isKnownZone(time_zone) ? time_zone : browserZone();
  const [date = '', time = ''] = scheduled_for.split('T');
  const instant = OFFSET.test(time) ? Date.parse(scheduled_for) : null;
  const wall = instant === null ? { date, time: time.slice(0, 5) } : wallTimeAt(instant, zone);
  return isWhole(wall) ? { ...newPlan(Date.now(), zone), ...wall } : null;
}

export function contentOnServer(draft: ServerDraft): DraftContent {
  return {
    text: draft.text,
    accountIds: draft.account_ids,
    overrides: draft.overrides,
    media: draft.media.map(({ id, alt_text }) => ({ id, altText: alt_text ?? '' })),
    scheduledFor: draft.scheduled_for,
    timeZone: draft.time_zone,
  };
}

export function draftFrom(server: ServerDraft): Draft {
  return {
    ...EMPTY_DRAFT,
    text: server.text,
    overrides: Object.fromEntries(server.overrides.map(({ account_id, text }) => [account_id, text])),
    accountIds: server.account_ids.length > 0 ? server.account_ids : null,
    images: server.media.map(({ id, bytes, alt_text, animated, url }, index) => ({
      id,
      name: words.compose.imageNamed(index + 1),
      size: bytes,
      file: null,
      altText: alt_text ?? '',
      isAnimated: animated,
      url,
      upload: { state: 'kept', mediaId: id },
    })),
    plan: planOf(server),
    saved: {
      id: server.id,
      revision: server.revision,
      print: printOf(contentOnServer(server)),
      isBegunHere: false,
    },
  };
}
