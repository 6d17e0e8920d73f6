import { useEffect, useRef } from 'react';
import type { Limits } from '@/api/types';
import { words } from '@/words';
import type { DraftImage } from '../draft';
import { type ImageErrors, stillTrue } from './image-errors';
import { ImageGrid } from './image-grid';
import { ImageRow } from './image-row';

interface ImageListProps {
  images: readonly DraftImage[];
  limits: Limits;
  /** What the server has said about the images it was sent. */
  errors: ReadonlyMap<string, ImageErrors>;
  sent: readonly DraftImage[];
  isReadOnly: boolean;
  onDescribe: (id: string, altText: string) => void;
  onMove: (id: string, by: number) => void;
  onPlace: (id: string, to: number) => void;
  onTryAgain: (id: string) => void;
  onRemove: (id: string) => void;
}

/** The images of the post: how they will look together, and below each one for itself. */
export function ImageList({
  images,
  limits,
  errors,
  sent,
  isReadOnly,
  onDescribe,
  onMove,
  onPlace,
  onTryAgain,
  onRemove,
}: ImageListProps) {
  const rows = useRef(new Map<string, HTMLLIElement>());
  const lastMoved = useRef<{ id: string; icon: string } | null>(null);

  // A row that is moved in the page loses the focus, and at the end of the line its button is gone.
  useEffect(() => {
    if (lastMoved.current === null) return;
    const { id, icon } = lastMoved.current;
    lastMoved.current = null;
    const movers = Array.from(
      rows.current.get(id)?.querySelectorAll<HTMLElement>('[data-mover]:not(.invisible)') ?? [],
    );
    (movers.find((mover) => mover.dataset['mover'] === icon) ?? movers[0])?.focus();
  });

  return (
    <div className="space-y-2">
      <ImageGrid images={images} onPlace={onPlace} />
      {images.length > 1 && <p className="px-1 text-sm text-ink-soft">{words.compose.describeEach}</p>}
      <ol className="space-y-2">
        {images.map((image, index) => (
          <ImageRow
            key={image.id}
            ref={(row) => {
              if (row === null) rows.current.delete(image.id);
              else rows.current.set(image.id, row);
            }}
            image={image}
            index={index}
            count={images.length}
            limits={limits}
            errors={stillTrue(
              errors.get(image.id),
              sent.find(({ id }) => id === image.id),
              image,
            )}
            isReadOnly={isReadOnly}
            onDescribe={(altText) => onDescribe(image.id, altText)}
            onMove={(by) => {
              lastMoved.current = { id: image.id, icon: by < 0 ? 'left' : 'right' };
              onMove(image.id, by);
            }}
            onTryAgain={() => onTryAgain(image.id)}
            onRemove={() => onRemove(image.id)}
          />
        ))}
      </ol>
    </div>
  );
}
