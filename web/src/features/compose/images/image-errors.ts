// What the server says of images, put where they belong: `media[1]` is the second image as it was sent, wherever it is now.
import type { FieldError } from '@/api/types';
import { words } from '@/words';
import type { DraftImage } from '../draft';

export interface ImageErrors {
  image?: string;
  altText?: string;
}

const IMAGE_FIELD = /^(?:image|media)(?:\[(\d+)\])?(\.alt_text)?$/;

interface Place {
  part: keyof ImageErrors;
  /** `null` when no number is given: the only image, or all of them. */
  index: number | null;
}

export function placeOf(field: string): Place | null {
  const found = IMAGE_FIELD.exec(field);
  if (found === null) return null;
  return {
    part: found[2] === undefined ? 'image' : 'altText',
    index: found[1] === undefined ? null : Number(found[1]),
  };
}

function imageAt(images: readonly DraftImage[], { index }: Place): DraftImage | undefined {
  if (index !== null) return images[index];
  return images.length === 1 ? images[0] : undefined;
}

interface Sorted {
  byImage: ReadonlyMap<string, ImageErrors>;
  /** About the images together. */
  together: string[];
}

/** `sent`: the images as the server saw them. */
export function sortErrors(fields: readonly FieldError[], sent: readonly DraftImage[]): Sorted {
  const byImage = new Map<string, ImageErrors>();
  const together: string[] = [];
  for (const problem of fields) {
    const place = placeOf(problem.field);
    if (place === null) continue;
    const said = words.refusals.field(problem);
    const image = imageAt(sent, place);
    if (image === undefined) {
      together.push(said);
      continue;
    }
    const errors = byImage.get(image.id) ?? {};
    const before = errors[place.part];
    byImage.set(image.id, { ...errors, [place.part]: before === undefined ? said : `${before} ${said}` });
  }
  return { byImage, together };
}

/** "Image 2, loom.png: ": for a sentence that stands away from its image. */
export function aboutInWords(field: string, sent: readonly DraftImage[]): string {
  const place = placeOf(field);
  const image = place === null ? undefined : imageAt(sent, place);
  if (place === null || image === undefined) return '';
  const number = sent.length === 1 ? null : sent.indexOf(image) + 1;
  const about = place.part === 'image' ? words.compose.aboutImage : words.compose.aboutDescription;
  return `${about(number, image.name)} `;
}

/** What was said about a description is over once the description is another. */
export function stillTrue(errors: ImageErrors | undefined, sent: DraftImage | undefined, now: DraftImage): ImageErrors {
  if (errors === undefined || sent === undefined) return {};
  const { altText, ...rest } = errors;
  return altText !== undefined && sent.altText === now.altText ? { ...rest, altText } : rest;
}
