import { type DragEvent, useState } from 'react';
import { cx } from '@/lib/cx';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import type { DraftImage } from '../draft';
import { usePicture } from './use-picture';

/** X's own arrangement: one as it is, two side by side, three with the first one tall, four in a square. */
const ARRANGEMENTS: Record<number, { grid: string; first: string }> = {
  2: { grid: 'aspect-[16/9] grid-cols-2', first: '' },
  3: { grid: 'aspect-[16/9] grid-cols-2 grid-rows-2', first: 'row-span-2' },
  4: { grid: 'aspect-[16/9] grid-cols-2 grid-rows-2', first: '' },
};

/** What a tile that is dragged carries: nobody else's drop should understand it. */
const CARGO = 'application/x-pillarbox-image';

interface ImageGridProps {
  images: readonly DraftImage[];
  /** Puts an image in the place of another; not given where they are only looked at. */
  onPlace?: (id: string, to: number) => void;
}

/** The images as they will stand in the post. Dragging one onto another is a shortcut: the buttons below do the same. */
export function ImageGrid({ images, onPlace }: ImageGridProps) {
  const arrangement = ARRANGEMENTS[images.length];
  if (arrangement === undefined) {
    return (
      <div className="space-y-0.5">
        {images.map((image) => (
          <div
            key={image.id}
            className="flex justify-center overflow-hidden rounded-control border border-line bg-sunken"
          >
            <Preview image={image} className="max-h-80 min-h-24 max-w-full object-contain" />
          </div>
        ))}
      </div>
    );
  }

  function tile(image: DraftImage, index: number) {
    if (onPlace === undefined) return {};
    return {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData(CARGO, image.id);
        event.dataTransfer.effectAllowed = 'move';
      },
      onDragOver: (event: DragEvent) => {
        if (event.dataTransfer.types.includes(CARGO)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        const id = event.dataTransfer.getData(CARGO);
        if (id === '') return;
        event.preventDefault();
        event.stopPropagation();
        onPlace(id, index);
      },
    };
  }

  return (
    <div className={cx('grid gap-0.5 overflow-hidden rounded-control border border-line bg-line', arrangement.grid)}>
      {images.map((image, index) => (
        <div
          key={image.id}
          {...tile(image, index)}
          className={cx('relative min-h-0 min-w-0', onPlace && 'cursor-grab', index === 0 && arrangement.first)}
        >
          <Preview image={image} className="absolute inset-0 size-full object-cover" />
          {onPlace && (
            <span
              aria-hidden="true"
              className="absolute top-1.5 left-1.5 grid size-6 place-items-center rounded-full bg-ink text-xs font-semibold text-paper"
            >
              {index + 1}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function Preview({ image, className }: { image: DraftImage; className: string }) {
  const source = usePicture(image);
  const [isBroken, setBroken] = useState(false);
  if (source === null) return null;
  if (isBroken) {
    return (
      <p className={cx(className, 'flex items-center justify-center gap-2 bg-sunken p-4 text-sm text-ink-soft')}>
        <Icon name="image" /> {words.compose.cannotShow}
      </p>
    );
  }
  return (
    <img
      src={source}
      alt={image.altText.trim() === '' ? words.compose.previewOf(image.name) : image.altText}
      draggable={false}
      onError={() => setBroken(true)}
      className={className}
    />
  );
}
