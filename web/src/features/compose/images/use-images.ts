import { type ChangeEvent, useRef, useState } from 'react';
import type { Limits } from '@/api/types';
import { announce } from '@/lib/announce';
import { words } from '@/words';
import { type DraftChange, type DraftImage, readDraft } from '../draft';
import { admit, moved, placed, type Refusal } from './admit';
import { lookAt } from './check-image';
import { type ImagePolicy, notAllowedSentence } from './image-policy';

interface ImagesOptions {
  userId: string;
  limits: Limits;
  policy: ImagePolicy;
  username: string;
  isSending: boolean;
  change: (part: DraftChange) => void;
}

const NOTHING_TOLD: readonly Refusal[] = [];

function addedInWords(added: readonly DraftImage[]): string {
  const [first] = added;
  return added.length === 1 && first !== undefined
    ? words.compose.added(first.name)
    : words.compose.addedMany(added.length);
}

/** Choosing, dropping and pasting end here: each file is looked at before it is taken, and what is not taken is told. */
export function useImages({ userId, limits, policy, username, isSending, change }: ImagesOptions) {
  const [refused, setRefused] = useState(NOTHING_TOLD);
  const inputRef = useRef<HTMLInputElement>(null);

  function refusal(): string | null {
    if (policy !== 'allowed') return notAllowedSentence(policy, username);
    return isSending ? words.compose.notAddedNow : null;
  }

  async function take(files: FileList | readonly File[]): Promise<void> {
    const chosen = Array.from(files);
    if (chosen.length === 0) return;
    const reason = refusal();
    if (reason !== null) return setRefused([{ names: [], reason }]);
    const looks = await Promise.all(chosen.map((file) => lookAt(file, limits)));
    // Read now and not before: another handful may have come while this one was looked at.
    const { images, lost, added, refused } = admit(readDraft(userId), looks, limits);
    change({ images, lost });
    setRefused(refused);
    if (added.length > 0) announce(addedInWords(added));
  }

  function remove(id: string): void {
    setRefused(NOTHING_TOLD);
    change((draft) => ({ images: draft.images.filter((image) => image.id !== id) }));
    announce(words.compose.removed);
  }

  function describe(id: string, altText: string): void {
    change((draft) => ({ images: draft.images.map((image) => (image.id === id ? { ...image, altText } : image)) }));
  }

  function reorder(rearrange: (images: readonly DraftImage[]) => readonly DraftImage[], id: string): void {
    change((draft) => {
      const images = rearrange(draft.images);
      announce(words.compose.nowAt(images.findIndex((image) => image.id === id) + 1, images.length));
      return { images };
    });
  }

  const inputProps = {
    ref: inputRef,
    type: 'file',
    accept: limits.image_types.join(','),
    multiple: limits.images_max > 1,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const files = Array.from(event.target.files ?? []);
      // Emptied, so that choosing the same file again is a change.
      event.target.value = '';
      void take(files);
    },
  };

  return {
    refused,
    take,
    remove,
    describe,
    move: (id: string, by: number) => reorder((images) => moved(images, id, by), id),
    place: (id: string, to: number) => reorder((images) => placed(images, id, to), id),
    forgetLost: () => change({ lost: [] }),
    forgetRefused: () => setRefused(NOTHING_TOLD),
    open: () => inputRef.current?.click(),
    inputProps,
  };
}
