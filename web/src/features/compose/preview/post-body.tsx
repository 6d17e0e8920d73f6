import { cardHostOf, folded, type PieceKind, piecesOf } from '@/lib/entities';
import { Icon } from '@/ui/icon';
import { words } from '@/words';

const LOOKS: Record<PieceKind, string | undefined> = {
  plain: undefined,
  link: 'text-link',
  mention: 'text-link',
  hashtag: 'text-link',
  cashtag: 'text-link',
};

interface PostBodyProps {
  text: string;
  hasImages: boolean;
  /** Of an account that may write long texts: X folds them. */
  isFolded: boolean;
}

/** The words, with what X makes links of; below them the card of a page, which X adds where no image stands. */
export function PostBody({ text, hasImages, isFolded }: PostBodyProps) {
  const trimmed = text.trim();
  const shown = isFolded ? folded(trimmed) : { text: trimmed, hasMore: false };
  const host = hasImages ? null : cardHostOf(trimmed);
  return (
    <>
      <p dir="auto" className="mt-0.5 break-words whitespace-pre-wrap">
        {piecesOf(shown.text).map(({ kind, text: part, at }) => (
          <span key={at} data-kind={kind} className={LOOKS[kind]}>
            {part}
          </span>
        ))}
        {shown.hasMore && '…'}
      </p>
      {shown.hasMore && <p className="mt-1 text-link">{words.compose.showMore}</p>}
      {host !== null && (
        <p className="mt-3 flex items-center gap-2 rounded-control border border-line bg-sunken px-3 py-3 text-sm text-ink-soft">
          <Icon name="image" size={18} className="shrink-0" />
          <span className="min-w-0">{words.compose.card(host)}</span>
        </p>
      )}
    </>
  );
}
