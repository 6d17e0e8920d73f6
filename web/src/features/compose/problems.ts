import type { FieldError } from '@/api/types';
import type { Content } from './content-key';
import type { DraftImage } from './draft';
import { type ImageErrors, placeOf, sortErrors } from './images/image-errors';
import type { Outcome } from './use-post-now';
import { MAY_BE_MEANT, type Opinion, obstacles } from './use-verdict';

interface Problems {
  /** Sentences about the text. */
  text: string[];
  byImage: ReadonlyMap<string, ImageErrors>;
  /** About the images together. */
  together: string[];
  /** The images as the server saw them. */
  sent: readonly DraftImage[];
  /** What the server would refuse it for: while they stand there is no point in sending. */
  obstacles: FieldError[];
}

const TOO_LONG = 'text_too_long';

/** What stands against the post: what the server has said of it in advance, and what it was refused for when it was sent. */
export function problemsOf(opinion: Opinion | null, outcome: Outcome, content: Content, isOver: boolean): Problems {
  const ahead = obstacles(opinion);
  const refused = outcome.kind === 'refused' ? outcome : undefined;
  const fields = refused?.refusal.fields ?? [];
  const sent = refused?.content.images ?? [];
  const { byImage, together } = sortErrors(fields, sent);
  const isSameText = refused?.content.text === content.text;
  const aboutText = [...ahead, ...(isSameText ? fields : [])].filter(
    // That it is too long is told with the count, if the count knows.
    ({ field, code }) => field === 'text' && code !== MAY_BE_MEANT && !(isOver && code === TOO_LONG),
  );
  const isSameImages = sent.length === content.images.length;
  const aboutImages = ahead.filter(({ field }) => placeOf(field) !== null).map(({ detail }) => detail);
  return {
    text: unique(aboutText.map(({ detail }) => detail)),
    byImage,
    together: unique([...aboutImages, ...(isSameImages ? together : [])]),
    sent,
    obstacles: ahead,
  };
}

function unique(sentences: string[]): string[] {
  return [...new Set(sentences)];
}
