import { IconButton } from '@/ui/button';
import { FieldProblem } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import type { LostImage } from '../draft';
import type { Refusal } from './admit';

/** Which files were not taken, each with its reason. */
export function RefusedImages({ refused, onDismiss }: { refused: readonly Refusal[]; onDismiss: () => void }) {
  if (refused.length === 0) return null;
  return (
    <div role="alert" className="mx-5 mb-3 flex items-start gap-2 rounded-control bg-caution-soft py-1 pr-1 pl-3">
      <ul className="min-w-0 flex-1 pb-1.5">
        {refused.map(({ names, reason }) => (
          <li key={reason}>
            <FieldProblem>
              {names.length > 0 && <span className="font-semibold">{names.join(', ')}: </span>}
              {reason}
            </FieldProblem>
          </li>
        ))}
      </ul>
      <IconButton label={words.compose.dismiss} onClick={onDismiss} className="shrink-0">
        <Icon name="close" />
      </IconButton>
    </div>
  );
}

/** What a reload has taken: the browser gives files to a page only once. */
export function LostImages({ lost, onDismiss }: { lost: readonly LostImage[]; onDismiss: () => void }) {
  const names = lost.map(({ name }) => name).join(', ');
  const isDescribed = lost.some(({ altText }) => altText.trim() !== '');
  return (
    <div className="flex items-start gap-2 rounded-control bg-sunken py-1 pr-1 pl-3 text-sm text-ink-soft">
      <p className="flex min-w-0 flex-1 gap-1.5 py-2">
        <Icon name="image" size={16} className="mt-0.5 shrink-0" />
        <span className="min-w-0">
          {words.compose.lost(lost.length)} <span className="text-ink">{names}</span>.{' '}
          {words.compose.chooseAgain(lost.length)} {isDescribed && words.compose.wordsComeBack}
        </span>
      </p>
      <IconButton label={words.compose.dismiss} onClick={onDismiss}>
        <Icon name="close" />
      </IconButton>
    </div>
  );
}
