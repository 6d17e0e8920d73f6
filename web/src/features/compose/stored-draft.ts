// What of a draft is kept for the tab, and how it is read again: what stands there may be from another version.
import type { Draft, DraftImage, LostImage, Saved } from './draft';

const storageKey = (userId: string) => `pillarbox.draft.${userId}`;

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): Record<string, string> {
  const entries = Object.entries(fieldsOf(value) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function savedOf(value: unknown): Saved | null {
  const { id, revision, print, isBegunHere } = fieldsOf(value) ?? {};
  if (typeof id !== 'string' || typeof revision !== 'number' || typeof print !== 'string') return null;
  return { id, revision, print, isBegunHere: isBegunHere === true };
}

type Found = { image: DraftImage } | { lost: LostImage };

function imageOf(value: unknown): Found | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const { name, size, altText, id, mediaId, url } = fields;
  if (typeof name !== 'string' || typeof size !== 'number' || typeof altText !== 'string') return null;
  if (typeof id !== 'string' || typeof mediaId !== 'string' || typeof url !== 'string') {
    return { lost: { name, size, altText } };
  }
  const upload = { state: 'kept', mediaId } as const;
  return { image: { id, name, size, altText, file: null, isAnimated: fields['isAnimated'] === true, url, upload } };
}

export function readStored(userId: string): Partial<Draft> {
  try {
    const kept = fieldsOf(JSON.parse(sessionStorage.getItem(storageKey(userId)) ?? 'null'));
    if (kept === null) return {};
    const list = Array.isArray(kept['images']) ? kept['images'] : [];
    const found = list.map(imageOf).filter((one) => one !== null);
    const chosen = kept['accountIds'];
    return {
      text: text(kept['text']),
      overrides: texts(kept['overrides']),
      accountIds: Array.isArray(chosen) ? chosen.filter((id) => typeof id === 'string') : null,
      images: found.flatMap((one) => ('image' in one ? [one.image] : [])),
      lost: found.flatMap((one) => ('lost' in one ? [one.lost] : [])),
      saved: savedOf(kept['saved']),
      isWritten: kept['isWritten'] === true,
    };
  } catch {
    // Storage is closed, or what stands there is not ours: then nothing was kept.
    return {};
  }
}

function keptOf({ id, name, size, altText, isAnimated, url, upload }: DraftImage) {
  const known = upload.state === 'kept' ? { id, isAnimated, mediaId: upload.mediaId, url } : {};
  return { name, size, altText, ...known };
}

export function store(userId: string, draft: Draft): void {
  const { text, overrides, accountIds, lost, saved, isWritten } = draft;
  const images = [...draft.images.map(keptOf), ...lost];
  try {
    if (text === '' && images.length === 0 && Object.keys(overrides).length === 0 && saved === null) {
      sessionStorage.removeItem(storageKey(userId));
    } else {
      const kept = { text, overrides, accountIds, images, saved, isWritten };
      sessionStorage.setItem(storageKey(userId), JSON.stringify(kept));
    }
  } catch {
    // Storage is closed or full: the draft still lives in memory, and on the server.
  }
}
