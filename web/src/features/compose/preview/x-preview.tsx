import { lazy, Suspense } from 'react';
import type { Account } from '@/api/types';
import { Avatar } from '@/ui/avatar';
import { words } from '@/words';
import type { DraftImage } from '../draft';
import { ImageGrid } from '../images/image-grid';

const PostBody = lazy(() => import('./post-body').then((module) => ({ default: module.PostBody })));

const ORDINARY_MAX = 280;

interface XPreviewProps {
  account: Account;
  text: string;
  images: readonly DraftImage[];
  /** The longest text the account may write. */
  max: number;
  /** Whether this is the look for several accounts. */
  isForAll: boolean;
}

/** The post as it will stand on X, as far as that is known before X has it. */
export function XPreview({ account, text, images, max, isForAll }: XPreviewProps) {
  const isBlank = text.trim() === '' && images.length === 0;
  return (
    <section aria-label={words.compose.preview} className="min-w-0">
      <p className="mb-2 px-1 text-sm text-ink-soft">
        {isForAll ? words.compose.previewFor(account.username) : words.compose.previewHint}
      </p>
      <div className="flex gap-3 rounded-card border border-line bg-surface px-4 py-3.5">
        <Avatar name={account.display_name} url={account.avatar_url} />
        <div className="min-w-0 flex-1 text-[0.9375rem]">
          <p className="flex min-w-0 flex-wrap gap-x-1.5">
            <span className="truncate font-bold">{account.display_name}</span>
            <span className="truncate text-ink-soft">@{account.username}</span>
            <span className="text-ink-soft">· {words.compose.now}</span>
          </p>
          {isBlank ? (
            <p className="mt-0.5 text-ink-soft">{words.compose.previewEmpty}</p>
          ) : (
            <Suspense fallback={<p className="mt-0.5 break-words whitespace-pre-wrap">{text}</p>}>
              <PostBody text={text} hasImages={images.length > 0} isFolded={max > ORDINARY_MAX} />
            </Suspense>
          )}
          {images.length > 0 && (
            <div className="mt-3">
              <ImageGrid images={images} />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}
