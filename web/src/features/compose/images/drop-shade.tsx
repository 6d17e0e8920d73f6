import { Icon } from '@/ui/icon';
import { words } from '@/words';
import type { ImagePolicy } from './image-policy';

/** Over the composer while files are held above it. */
export function DropShade({ policy, imagesMax }: { policy: ImagePolicy; imagesMax: number }) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-1 z-10 flex items-center justify-center rounded-control border-2 border-dashed border-ink bg-sunken/95"
    >
      <p className="flex items-center gap-2 px-4 text-center font-semibold">
        <Icon name={policy === 'allowed' ? 'image' : 'minus'} size={22} className="shrink-0" />
        {policy === 'allowed' ? words.compose.dropHere(imagesMax) : words.compose.dropRefused[policy]}
      </p>
    </div>
  );
}
