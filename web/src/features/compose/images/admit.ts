// Which of the files that were chosen, pasted or dropped come into the post, and why the others do not.
import type { Limits } from '@/api/types';
import { randomId } from '@/lib/random-id';
import { words } from '@/words';
import type { Draft, DraftImage, LostImage } from '../draft';
import type { Look } from './check-image';

/** Files that were not taken, with the one reason they share. */
export interface Refusal {
  names: string[];
  reason: string;
}

interface Admission {
  images: DraftImage[];
  lost: LostImage[];
  added: DraftImage[];
  refused: Refusal[];
}

function roomProblem(images: readonly DraftImage[], look: Look, max: number): string | null {
  if (images.some((image) => image.isAnimated)) {
    return words.compose.gifIsThere;
  }
  if (look.isAnimated && images.length > 0) {
    return words.compose.gifIsAlone;
  }
  return images.length < max ? null : words.compose.isFull(max);
}

function note(refused: Refusal[], name: string, reason: string): void {
  const same = refused.find((one) => one.reason === reason);
  if (same === undefined) refused.push({ names: [name], reason });
  else same.names.push(name);
}

/** In the order they came. A file that was there before a reload finds its description again. */
export function admit(draft: Pick<Draft, 'images' | 'lost'>, looks: readonly Look[], limits: Limits): Admission {
  const images = [...draft.images];
  const lost = [...draft.lost];
  const added: DraftImage[] = [];
  const refused: Refusal[] = [];
  for (const look of looks) {
    const { file, isAnimated } = look;
    const reason = look.problem ?? roomProblem(images, look, limits.images_max);
    if (reason !== null) {
      note(refused, file.name, reason);
      continue;
    }
    const at = lost.findIndex(({ name, size }) => name === file.name && size === file.size);
    const [found] = at === -1 ? [] : lost.splice(at, 1);
    const image: DraftImage = {
      id: randomId(),
      name: file.name,
      size: file.size,
      file,
      altText: found?.altText ?? '',
      isAnimated,
      url: null,
      upload: { state: 'waiting' },
    };
    images.push(image);
    added.push(image);
  }
  return { images, lost, added, refused };
}

/** The image one place earlier (-1) or later (1); the same list where there is no such place. */
export function moved<T extends { id: string }>(images: readonly T[], id: string, by: number): readonly T[] {
  return placed(images, id, images.findIndex((image) => image.id === id) + by);
}

export function placed<T extends { id: string }>(images: readonly T[], id: string, to: number): readonly T[] {
  const image = images.find((one) => one.id === id);
  if (image === undefined || to < 0 || to >= images.length) return images;
  const rest = images.filter((one) => one.id !== id);
  return [...rest.slice(0, to), image, ...rest.slice(to)];
}
