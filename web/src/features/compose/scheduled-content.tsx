import type { FieldError } from '@/api/types';
import { FieldProblem } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import type { Accounts } from './accounts';
import type { Content } from './content';
import { aboutInWords } from './images/image-errors';
import { MAY_BE_MEANT } from './use-verdict';

interface ScheduledContentProps {
  content: Content;
  accounts: Accounts;
  /** What it was refused for. */
  problems: readonly FieldError[];
}

/** What is about to be scheduled, and for whom. */
export function ScheduledContent({ content, accounts, problems }: ScheduledContentProps) {
  const { text, images, overrides } = content;
  const names = accounts.map(({ username }) => `@${username}`).join(', ');
  return (
    <div className="my-5 rounded-control bg-sunken px-4 py-3">
      {text.trim() !== '' && <p className="line-clamp-3 text-[0.9375rem] whitespace-pre-wrap">{text}</p>}
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
        {images.length > 0 && (
          <span className="inline-flex items-center gap-1">
            <Icon name="image" size={16} />
            {words.compose.withImages(images.length)} ·
          </span>
        )}
        {words.compose.as(names)}
        {overrides.length > 0 && <span>· {words.compose.withOwnTexts(overrides.length)}</span>}
      </p>
      {problems.map((problem) => (
        <FieldProblem key={`${problem.field} ${problem.code}`}>
          {problem.code === MAY_BE_MEANT
            ? words.compose.sameTextThen
            : `${aboutInWords(problem.field, images)}${words.refusals.field(problem)}`}
        </FieldProblem>
      ))}
    </div>
  );
}
