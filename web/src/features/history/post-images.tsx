import { useState } from 'react';
import type { Image, Post } from '@/api/types';
import { inWords } from '@/lib/bytes';
import { kindName } from '@/lib/image-kind';
import { Icon } from '@/ui/icon';
import { words } from '@/words';

/** States in which X has the post, or may have it: nobody misses what is no longer kept here. */
const IS_OUT = new Set(['posted', 'unconfirmed', 'needs_review', 'sending']);

/** The images of a post: small pictures while the server still has them, and in any case what they show. */
export function PostImages({ post: { images, deliveries } }: { post: Post }) {
  const [broken, setBroken] = useState<readonly string[]>([]);
  if (images.length === 0) return null;
  const shown = images.filter(({ id, url }) => url !== null && !broken.includes(id));
  const isOut = deliveries.some(({ state }) => IS_OUT.has(state));
  return (
    <div className="mt-2.5">
      {shown.length > 0 && (
        <div className="mb-2 flex flex-wrap gap-1.5">
          {shown.map((image) => (
            <img
              key={image.id}
              src={image.url ?? undefined}
              alt={image.alt_text || words.post.notDescribed}
              loading="lazy"
              decoding="async"
              width={96}
              height={96}
              onError={() => setBroken((before) => [...before, image.id])}
              className="size-20 rounded-control border border-line bg-sunken object-cover sm:size-24"
            />
          ))}
        </div>
      )}
      <ul className="space-y-1 text-sm text-ink-soft">
        {images.map((image, index) => (
          <li key={image.id} className="flex gap-2">
            <Icon name="image" size={18} className="mt-px shrink-0" />
            <span>
              {images.length > 1 && <span className="font-semibold text-ink">{index + 1} </span>}
              {inShort(image)}
              <Aside image={image} isMissed={!isOut && !shown.includes(image)} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What became of the file. */
function Aside({ image, isMissed }: { image: Image; isMissed: boolean }) {
  const sentences = [whatWasDone(image), isMissed ? words.post.noLongerKept : null].filter((one) => one !== null);
  return sentences.length === 0 ? null : <span className="block">{sentences.join(' ')}</span>;
}

function inShort({ media_type, width, height, alt_text, animated }: Image): string {
  const name = kindName(media_type);
  const kind = `${words.post.imageKind(name, animated)}, ${width} × ${height}`;
  return alt_text ? words.post.described(kind, alt_text) : words.post.undescribed(kind);
}

/** What the server has changed in the file; nothing when it took it as it was. */
function whatWasDone({ treatment, uploaded_bytes, bytes }: Image): string | null {
  switch (treatment) {
    case 'as_is':
      return null;
    case 'metadata_removed':
      return words.post.metadataRemoved;
    case 'shrunk':
      return words.post.shrunk(inWords(uploaded_bytes), inWords(bytes));
  }
}
